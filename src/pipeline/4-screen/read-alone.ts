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
