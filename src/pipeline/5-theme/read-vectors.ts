import { placeOf } from '../../language/place.js';
import type { VectorMaker } from '../../language/vector-maker.js';
import type { ThemeQuestion, ThemeTopic } from './types.js';
import { byMail, textOfMail } from './word-features.js';

/** Questions with what the model reads in them, each mail read once; as they were where the model cannot be used. */
export async function withVectors(
  questions: readonly ThemeQuestion[],
  maker: VectorMaker,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<ThemeQuestion[]> {
  const mails = [...byMail(questions).values()];
  const read = new Map<ThemeQuestion, ThemeQuestion>();
  let done = 0;
  for (const ofMail of mails) {
    const text = textOfMail(ofMail);
    const vectors = await maker.ofText(
      text,
      ofMail.map((question) => placeOf(question.text, text) ?? { apart: question.text }),
    );
    if (vectors === null) return [...questions];
    ofMail.forEach((question, index) => {
      const passage = vectors.passages[index];
      if (passage !== undefined)
        read.set(question, { ...question, vectors: { ...passage, mail: vectors.whole } });
    });
    done += 1;
    onProgress(done, mails.length);
  }
  return questions.map((question) => read.get(question) ?? question);
}

/** Topics with what the model reads in them. */
export async function topicsWithVectors(
  topics: readonly ThemeTopic[],
  maker: VectorMaker,
): Promise<ThemeTopic[]> {
  const read: ThemeTopic[] = [];
  for (const topic of topics) {
    const examples = await titlesWithVectors(topic.examples ?? [], maker);
    read.push({
      ...topic,
      vectors: (await maker.ofTopic(topic)) ?? undefined,
      exampleVectors: (topic.examples ?? []).map((text) => examples.get(text)?.whole),
    });
  }
  return read;
}

/** What the model reads in titles that people gave. */
export async function titlesWithVectors(
  titles: Iterable<string>,
  maker: VectorMaker,
): Promise<Map<string, ThemeTopic['vectors']>> {
  const read = new Map<string, ThemeTopic['vectors']>();
  for (const title of new Set(titles))
    read.set(title, (await maker.ofTopic({ title, description: '' })) ?? undefined);
  return read;
}
