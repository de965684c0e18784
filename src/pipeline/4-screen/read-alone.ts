import type { TopicVectors } from '../../language/passage-vectors.js';
import type { VectorMaker } from '../../language/vector-maker.js';
import { screeningModel } from './individual-child.js';

/**
 * Questions with what the sentence model reads in each alone; as they were where it cannot be used, or is another one
 * than that from whose vectors screening learnt.
 */
export async function withAlone<Question extends { text: string }>(
  questions: readonly Question[],
  maker: VectorMaker,
): Promise<readonly (Question & { alone?: Int8Array })[]> {
  if (maker.model !== screeningModel) return questions;
  const read: (Question & { alone?: Int8Array })[] = [];
  for (const question of questions) {
    const alone = (await maker.ofText(question.text, [{ apart: question.text }]))?.passages[0]?.alone;
    if (alone === undefined) return questions;
    read.push({ ...question, alone });
  }
  return read;
}

/** What the sentence model reads in texts such as a webinar's topics; none where it cannot be used. */
export async function subjectsRead(
  texts: readonly { title: string; description: string }[],
  maker: VectorMaker,
): Promise<TopicVectors[]> {
  if (maker.model !== screeningModel) return [];
  const read: TopicVectors[] = [];
  for (const text of texts) {
    const vectors = await maker.ofTopic(text);
    if (vectors === null) return [];
    read.push(vectors);
  }
  return read;
}
