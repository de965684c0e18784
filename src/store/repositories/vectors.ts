import type { Models } from '../models.js';
import type { MessageVectors, StoredTopicVectors } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** A field of bytes as lean() hands it over: a Buffer, or BSON's own wrapping of one. */
type Bytes = Buffer | { buffer: Uint8Array };

function asBuffer(bytes: Bytes): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer);
}

/** Vectors of messages with their questions (by the message's id or the index webinar+model), and of topics (by id). */
export function vectorRepository({ MessageVectors, TopicVectors }: Models) {
  return {
    /** Stores the vectors of one message in place of any it had. */
    async save(vectors: MessageVectors): Promise<void> {
      const { _id, ...rest } = toStored(vectors);
      await MessageVectors.updateOne({ _id }, { $set: rest }, { upsert: true });
    },

    async ofWebinar(webinar: string, model: string): Promise<MessageVectors[]> {
      const found = await MessageVectors.find({ webinar, model }).lean();
      return found.map((document) => {
        const vectors = fromStored<MessageVectors>(document);
        return {
          ...vectors,
          mail: asBuffer(vectors.mail),
          questions: vectors.questions.map(({ question, inText, alone }) => ({
            question,
            inText: asBuffer(inText),
            alone: asBuffer(alone),
          })),
        };
      });
    },

    async count(webinar: string, model: string): Promise<number> {
      return await MessageVectors.countDocuments({ webinar, model });
    },

    /** How many messages have vectors of any other model. */
    async countOthers(webinar: string, model: string): Promise<number> {
      return await MessageVectors.countDocuments({ webinar, model: { $nin: [model] } });
    },

    async topic(id: string): Promise<StoredTopicVectors | null> {
      const found = await TopicVectors.findOne({ _id: id }).lean();
      if (found === null) return null;
      const vectors = fromStored<StoredTopicVectors>(found);
      return { id, whole: asBuffer(vectors.whole), phrases: vectors.phrases.map(asBuffer) };
    },

    async saveTopic(vectors: StoredTopicVectors): Promise<void> {
      const { _id, ...rest } = toStored(vectors);
      await TopicVectors.updateOne({ _id }, { $set: rest }, { upsert: true });
    },
  };
}
