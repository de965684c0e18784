import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { TextVectors, TopicVectors } from '../language/passage-vectors.js';
import type { VectorMaker } from '../language/vector-maker.js';
import type { QuestionVectors, ThemeTopic } from '../pipeline/5-theme/index.js';
import type { Message, Question, Store } from '../store/index.js';

/** Topics and titles kept at hand: those of a few webinars. */
const mostTopics = 500;

/** Keeps what the sentence model reads, so that nothing is read twice. */
export class Vectors {
  private readonly topics = new Map<string, TopicVectors>();

  constructor(
    private readonly store: Store,
    private readonly maker: VectorMaker,
    private readonly log: Logger,
  ) {}

  /** Why themes are made from words alone; null while they are not. */
  get problem(): string | null {
    return this.maker.problem;
  }

  get model(): string {
    return this.maker.model;
  }

  /** Keeps the vectors of one message and of its questions, which stand in the same order. */
  async keep(
    message: Pick<Message, 'id' | 'webinar'>,
    questions: readonly Pick<Question, 'id'>[],
    { whole, passages }: TextVectors,
  ): Promise<void> {
    await this.store.vectors.save({
      id: message.id,
      webinar: message.webinar,
      model: this.maker.model,
      mail: asBuffer(whole),
      questions: questions.flatMap(({ id }, index) => {
        const passage = passages[index];
        return passage === undefined
          ? []
          : [{ question: id, inText: asBuffer(passage.inText), alone: asBuffer(passage.alone) }];
      }),
    });
  }

  /** Makes what is missing in a webinar, or was made by another model. */
  async complete(webinar: string, questions: readonly Question[]): Promise<void> {
    const known = await this.ofWebinar(webinar);
    const missing = new Set(questions.filter(({ id }) => !known.has(id)).map(({ message }) => message));
    if (missing.size === 0) return;
    this.log.info({ webinar, messages: missing.size }, 'reading messages with the sentence model');
    for (const message of await this.store.messages.many([...missing])) {
      const ofMessage = questions.filter((question) => question.message === message.id);
      const vectors = await this.maker.ofText(
        message.visibleText,
        ofMessage.map((question) => passageOf(question, message.visibleText)),
      );
      if (vectors === null) return;
      await this.keep(message, ofMessage, vectors);
    }
  }

  /** How many messages of a webinar have vectors of this model: grows when more is known. */
  async count(webinar: string): Promise<number> {
    return await this.store.vectors.count(webinar, this.maker.model);
  }

  /** How many messages of a webinar have vectors of another model; none where this one cannot be used. */
  async byAnother(webinar: string): Promise<number> {
    return this.problem === null ? await this.store.vectors.countOthers(webinar, this.maker.model) : 0;
  }

  /** Vectors of the questions of a webinar, by id. */
  async ofWebinar(webinar: string): Promise<Map<string, QuestionVectors>> {
    const stored = await this.store.vectors.ofWebinar(webinar, this.maker.model);
    return new Map(
      stored.flatMap(({ mail, questions }) =>
        questions.map(({ question, inText, alone }): [string, QuestionVectors] => [
          question,
          { mail: asVector(mail), inText: asVector(inText), alone: asVector(alone) },
        ]),
      ),
    );
  }

  /** Topics with their vectors, each made once. */
  async ofTopics(topics: readonly ThemeTopic[]): Promise<ThemeTopic[]> {
    const read: ThemeTopic[] = [];
    for (const topic of topics) {
      const exampleVectors = [];
      for (const example of topic.examples ?? [])
        exampleVectors.push((await this.ofTopic({ title: example, description: '' }))?.whole);
      read.push({ ...topic, vectors: await this.ofTopic(topic), exampleVectors });
    }
    return read;
  }

  async ofTopic(topic: { title: string; description: string }): Promise<TopicVectors | undefined> {
    const key = JSON.stringify([topic.title, topic.description]);
    const read = this.topics.get(key) ?? (await this.storedTopic(topic));
    if (read !== undefined) this.topics.set(key, read);
    for (const old of [...this.topics.keys()].slice(0, -mostTopics)) this.topics.delete(old);
    return read;
  }

  private async storedTopic(topic: {
    title: string;
    description: string;
  }): Promise<TopicVectors | undefined> {
    const id = createHash('sha256')
      .update(JSON.stringify([this.maker.model, topic.title, topic.description]))
      .digest('hex');
    const known = await this.store.vectors.topic(id);
    if (known !== null) return { whole: asVector(known.whole), phrases: known.phrases.map(asVector) };
    const made = await this.maker.ofTopic(topic);
    if (made === null) return undefined;
    await this.store.vectors.saveTopic({
      id,
      whole: asBuffer(made.whole),
      phrases: made.phrases.map(asBuffer),
    });
    return made;
  }
}

/** Where a question stands in its mail; what was not found there, as in a subject, is read apart. */
function passageOf({ asked, start, end }: Question, text: string) {
  return text.slice(start, end) === asked ? { start, end } : { apart: asked };
}

function asBuffer(vector: Int8Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

function asVector(bytes: Buffer): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
}
