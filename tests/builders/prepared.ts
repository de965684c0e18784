import { type Matrix, matrix } from '../../src/pipeline/5-theme/matrix.js';
import type { Prepared } from '../../src/pipeline/5-theme/prepare.js';

/**
 * Questions made ready by hand: each a mail of its own that says nothing and speaks for nothing, unless said otherwise.
 * @param fit how well each question fits a topic of a title; nothing for a title that is not named
 */
export function preparedOf(
  similarity: Matrix,
  { fit = {}, ...more }: Partial<Prepared> & { fit?: Record<string, number[]> } = {},
): Prepared {
  const rows = Array.from({ length: similarity.rows }, (_, row) => row);
  const nothing = () => rows.map(() => new Map<string, number>());
  return {
    questions: rows.map((row) => ({ id: `q${row}`, text: `Question ${row}?` })),
    mails: rows,
    words: { question: nothing(), near: nothing(), mail: nothing(), of: () => new Map() },
    wordVectors: nothing(),
    similarity,
    support: matrix(similarity.rows, similarity.rows),
    fitTo: (topics) => {
      const made = matrix(similarity.rows, topics.length);
      topics.forEach(({ title }, column) => {
        for (const row of rows) made.values[row * topics.length + column] = fit[title]?.[row] ?? 0;
      });
      return made;
    },
    alone: null,
    isBlank: rows.map(() => false),
    withModel: false,
    ...more,
  };
}
