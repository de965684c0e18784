import { placeOf } from '../../language/place.js';
import { type Sentence, sentencesOf } from '../../language/sentences.js';
import { stemsOf } from '../../language/stems.js';
import { blend, cosine, type WordVector, WordVectors } from '../../language/word-vectors.js';
import { type Matrix, matrix } from './matrix.js';
import type { ThemeQuestion } from './types.js';

/** The words of each question, of the sentences around it, and of its whole mail. */
export interface WordFeatures {
  question: WordVector[];
  near: WordVector[];
  mail: WordVector[];
  /** A further text, such as a topic, in the same space. */
  of: (text: string) => WordVector;
}

/** How many sentences before and after a question are near it. */
const around = 2;

/** Weighs words over distinct mails, not over questions: what one family repeats is not common. */
export function wordFeatures(questions: readonly ThemeQuestion[]): WordFeatures {
  const mails = new Map(
    [...byMail(questions)].map(([mail, asked]) => {
      const text = textOfMail(asked);
      return [mail, { text, sentences: sentencesOf(text), stems: stemsOf(text) }];
    }),
  );
  const space = new WordVectors([...mails.values()].map(({ stems }) => stems));
  const of = (text: string) => space.of(stemsOf(text));
  const whole = new Map([...mails].map(([mail, { stems }]) => [mail, space.of(stems)]));
  return {
    of,
    question: questions.map(({ text }) => of(text)),
    near: questions.map((question) => {
      const { text, sentences } = mails.get(mailOf(question)) as { text: string; sentences: Sentence[] };
      const place = placeOf(question.text, text);
      if (place === null) return of(question.text);
      const first = sentences.findIndex(({ end }) => end > place.start);
      const last = sentences.findLastIndex(({ start }) => start < place.end);
      const near = sentences.slice(Math.max(0, first - around), last + around + 1);
      return of(text.slice(near[0]?.start, near.at(-1)?.end));
    }),
    mail: questions.map((question) => whole.get(mailOf(question)) as WordVector),
  };
}

/** What stands for the mail of a question: its id, else its text, since equal texts are one mail. */
export function mailOf({ message, context, id }: ThemeQuestion): string {
  return message ?? context ?? id;
}

export function byMail(questions: readonly ThemeQuestion[]): Map<string, ThemeQuestion[]> {
  const asked = new Map<string, ThemeQuestion[]>();
  for (const question of questions) {
    const ofMail = asked.get(mailOf(question)) ?? [];
    ofMail.push(question);
    asked.set(mailOf(question), ofMail);
  }
  return asked;
}

/** The text of a mail, as one of its questions brings it; else all of its questions. The same in any order of them. */
export function textOfMail(questions: readonly ThemeQuestion[]): string {
  const inOrder = [...questions].sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = inOrder.find(({ context }) => context !== undefined);
  return known?.context ?? inOrder.map(({ text }) => text).join('\n');
}

/** Question, surroundings and mail as one vector each. */
export function blended({ question, near, mail }: WordFeatures): WordVector[] {
  return question.map((vector, row) =>
    blend([
      { vector, share: 1 },
      { vector: near[row] as WordVector, share: 0.5 },
      { vector: mail[row] as WordVector, share: 0.5 },
    ]),
  );
}

/** Cosine of each text with each topic. */
export function wordCosines(texts: readonly WordVector[], topics: readonly WordVector[]): Matrix {
  const made = matrix(texts.length, topics.length);
  texts.forEach((text, row) => {
    topics.forEach((topic, column) => {
      made.values[row * topics.length + column] = cosine(text, topic);
    });
  });
  return made;
}

/** Cosine of each pair, through the words that two share. */
export function wordGram(vectors: readonly WordVector[]): Matrix {
  const size = vectors.length;
  const made = matrix(size, size);
  const holders = new Map<string, { row: number; weight: number }[]>();
  vectors.forEach((vector, row) => {
    for (const [stem, weight] of vector) {
      const others = holders.get(stem) ?? [];
      for (const other of others)
        made.values[row * size + other.row] =
          (made.values[row * size + other.row] as number) + weight * other.weight;
      others.push({ row, weight });
      holders.set(stem, others);
    }
    made.values[row * size + row] = vector.size === 0 ? 0 : 1;
  });
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1)
      made.values[column * size + row] = made.values[row * size + column] as number;
  return made;
}
