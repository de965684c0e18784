import { readModelSettings } from '../../language/model-settings.js';
import type { WordVector } from '../../language/word-vectors.js';
import {
  centred,
  fromVectors,
  gram,
  type Matrix,
  matrix,
  products,
  unitRows,
  weightedSum,
} from './matrix.js';
import type { ThemeQuestion, ThemeTopic } from './types.js';
import { blended, mailOf, type WordFeatures, wordCosines, wordFeatures, wordGram } from './word-features.js';

/** All that does not change while people sort: made once, kept between answers. */
export interface Prepared {
  questions: readonly ThemeQuestion[];
  /** Number of the mail of each question, from 0. */
  mails: number[];
  words: WordFeatures;
  wordVectors: WordVector[];
  /** Likeness of each pair of questions. */
  similarity: Matrix;
  /** How much each question speaks for the place of each other; zero within a mail. */
  support: Matrix;
  /** How well each question fits a text such as a topic, as logits: columns for the topics given. */
  fitTo: (topics: readonly ThemeTopic[]) => Matrix;
  /** What the model reads in each question alone, centred; null without a model. */
  alone: Matrix | null;
  /** Questions of which neither words nor model say anything. */
  isBlank: boolean[];
  /** False: made from words alone. */
  withModel: boolean;
}

export const { theming: weights } = readModelSettings();

/** Shares of meaning and of words in the likeness of two questions. */
const meaningShare = 0.5;

export function prepare(questions: readonly ThemeQuestion[]): Prepared {
  const words = wordFeatures(questions);
  const wordVectors = blended(words);
  const byWords = wordGram(wordVectors);
  const mails = numbered(questions.map(mailOf));
  const model = modelFeatures(questions);
  const byMeaning = model === null ? null : gram(model.together);
  return {
    questions,
    mails,
    words,
    wordVectors,
    similarity:
      byMeaning === null
        ? byWords
        : weightedSum([
            { of: byMeaning, share: meaningShare },
            { of: byWords, share: 1 - meaningShare },
          ]),
    support: supportOf(byMeaning, byWords, mails),
    fitTo: (topics) => {
      const parts = topics.map((topic) => topic.parts ?? [topic]);
      return bestOfParts(
        fitOf(parts.flat(), words, model),
        parts.map(({ length }) => length),
      );
    },
    isBlank: questions.map(
      ({ vectors }, row) => vectors === undefined && (wordVectors[row]?.size ?? 0) === 0,
    ),
    alone: model?.alone ?? null,
    withModel: model !== null,
  };
}

function numbered(names: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

interface ModelFeatures {
  width: number;
  inMail: Matrix;
  alone: Matrix;
  mail: Matrix;
  together: Matrix;
}

function modelFeatures(questions: readonly ThemeQuestion[]): ModelFeatures | null {
  const width = questions.find(({ vectors }) => vectors !== undefined)?.vectors?.alone.length;
  if (width === undefined) return null;
  const inMail = centred(
    fromVectors(
      questions.map(({ vectors }) => vectors?.inText),
      width,
    ),
  );
  const alone = centred(
    fromVectors(
      questions.map(({ vectors }) => vectors?.alone),
      width,
    ),
  );
  const mail = centred(
    fromVectors(
      questions.map(({ vectors }) => vectors?.mail),
      width,
    ),
  );
  const together = unitRows(weightedSum([inMail, alone, mail].map((of) => ({ of, share: 1 }))));
  return { width, inMail, alone, mail, together };
}

function supportOf(byMeaning: Matrix | null, byWords: Matrix, mails: readonly number[]): Matrix {
  const made = matrix(byWords.rows, byWords.columns);
  for (let row = 0; row < made.rows; row += 1) {
    for (let column = 0; column < made.columns; column += 1) {
      if (mails[row] === mails[column]) continue;
      const at = row * made.columns + column;
      made.values[at] =
        weights.support.meaning * (byMeaning?.values[at] ?? 0) +
        weights.support.words * (byWords.values[at] as number);
    }
  }
  return made;
}

/** For each topic the best of its parts' columns, which stand beside one another. */
function bestOfParts(fit: Matrix, sizes: readonly number[]): Matrix {
  if (sizes.length === fit.columns) return fit;
  const made = matrix(fit.rows, sizes.length);
  for (let row = 0; row < fit.rows; row += 1) {
    let from = row * fit.columns;
    sizes.forEach((size, topic) => {
      made.values[row * sizes.length + topic] = Math.max(...fit.values.subarray(from, from + size));
      from += size;
    });
  }
  return made;
}

function fitOf(topics: readonly ThemeTopic[], words: WordFeatures, model: ModelFeatures | null): Matrix {
  const topicWords = topics.map(({ title, description }) => words.of(`${title} ${description}`));
  const byWords = [
    { of: wordCosines(words.question, topicWords), share: weights.fit.questionWords },
    { of: wordCosines(words.near, topicWords), share: weights.fit.nearWords },
    { of: wordCosines(words.mail, topicWords), share: weights.fit.mailWords },
  ];
  if (model === null)
    return weightedSum(byWords.map(({ of, share }) => ({ of, share: share * weights.fit.wordsAloneTimes })));
  const topicVectors = centred(
    fromVectors(
      topics.map(({ vectors }) => vectors?.whole),
      model.width,
    ),
  );
  const phrases = phrasesOf(topics, model.width);
  return weightedSum([
    ...byWords,
    { of: products(model.inMail, topicVectors), share: weights.fit.inMail },
    { of: products(model.alone, topicVectors), share: weights.fit.alone },
    { of: products(model.mail, topicVectors), share: weights.fit.mail },
    { of: bestPhrase(model.inMail, phrases, topics.length), share: weights.fit.inMailPhrase },
    { of: bestPhrase(model.alone, phrases, topics.length), share: weights.fit.alonePhrase },
  ]);
}

interface Phrases {
  vectors: Matrix;
  /** Which topic each row is of. */
  topics: number[];
}

function phrasesOf(topics: readonly ThemeTopic[], width: number): Phrases {
  const all = topics.flatMap(({ vectors }, topic) =>
    (vectors?.phrases ?? []).map((vector) => ({ topic, vector })),
  );
  return {
    vectors: centred(
      fromVectors(
        all.map(({ vector }) => vector),
        width,
      ),
    ),
    topics: all.map(({ topic }) => topic),
  };
}

/** The cosine with that phrase of each topic which is nearest: a question is about one part of a topic, not all of it. */
function bestPhrase(of: Matrix, phrases: Phrases, topics: number): Matrix {
  const cosines = products(of, phrases.vectors);
  const best = matrix(of.rows, topics);
  const seen = new Uint8Array(best.values.length);
  for (let row = 0; row < of.rows; row += 1) {
    phrases.topics.forEach((topic, column) => {
      const cosine = cosines.values[row * cosines.columns + column] as number;
      const at = row * topics + topic;
      if (seen[at] === 0 || cosine > (best.values[at] as number)) best.values[at] = cosine;
      seen[at] = 1;
    });
  }
  return best;
}
