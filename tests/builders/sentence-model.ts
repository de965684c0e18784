import type { SentenceModel } from '../../src/language/sentence-model.js';
import { Tokenizer } from '../../src/language/tokenizer.js';

/** The words of its vocabulary, by token number. */
export const knownWords = ['[UNK]', '[CLS]', '[SEP]', ':', ',', 'a', 'b', 'c', 'd', 'e', 'f', 'and'];

export interface FakeSentenceModel {
  model: SentenceModel;
  /** The runs it was asked for. */
  runs: number[][];
}

/** A model that reads at most so many tokens a run, and gives a token at row r of a run the vector `vectorAt(r, id)`. */
export function fakeSentenceModel(
  mostTokens: number,
  vectorAt: (row: number, id: number) => number[],
): FakeSentenceModel {
  const runs: number[][] = [];
  const width = vectorAt(0, 0).length;
  const model: Pick<SentenceModel, 'tokenizer' | 'run'> & { settings: object } = {
    settings: { mostTokens, dimensions: width },
    tokenizer: new Tokenizer({
      model: {
        vocab: Object.fromEntries(knownWords.map((word, id) => [word, id])),
        max_input_chars_per_word: 9,
      },
    }),
    async run(ids) {
      runs.push([...ids]);
      return { rows: Float32Array.from(ids.flatMap((id, row) => vectorAt(row, id))), width };
    },
  };
  return { model: model as SentenceModel, runs };
}
