import type { PassageVectors, Vector } from '../../src/language/passage-vectors.js';
import type { VectorMaker } from '../../src/language/vector-maker.js';
import { wordsOf } from '../../src/language/words.js';

const width = 64;

/** A vector in which each word of a text stands for a direction; the same in every run. */
export function vectorOf(text: string): Vector {
  const vector = new Int8Array(width);
  for (const { word } of wordsOf(text)) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
    vector[hash % width] = (vector[hash % width] ?? 0) + 10;
  }
  return vector;
}

/** A passage inside its text is one part text and three parts passage. */
function passageVectors(passage: string, text: string): PassageVectors {
  const [alone, whole] = [vectorOf(passage), vectorOf(text)];
  return { inText: alone.map((value, at) => Math.min(127, 3 * value + (whole[at] ?? 0))), alone };
}

export interface FakeVectorMaker extends VectorMaker {
  /** Texts and titles that were read, in order. */
  readonly read: string[];
}

/**
 * Makes vectors from words, without a model.
 * @param lasts how many texts it reads before it cannot any more
 */
export function fakeVectorMaker(lasts = Number.POSITIVE_INFINITY): FakeVectorMaker {
  const read: string[] = [];
  const isSpent = () => read.length >= lasts;
  return {
    read,
    model: 'words',
    get problem() {
      return isSpent() ? 'It is spent.' : null;
    },
    async ofText(text, passages) {
      if (isSpent()) return null;
      read.push(text);
      return {
        whole: vectorOf(text),
        passages: passages.map((passage) =>
          passageVectors('apart' in passage ? passage.apart : text.slice(passage.start, passage.end), text),
        ),
      };
    },
    async ofTopic({ title, description }) {
      if (isSpent()) return null;
      read.push(title);
      const phrases = [title, ...description.split(/[,;.]\s+/)].filter((phrase) => phrase !== '');
      return { whole: vectorOf(`${title} ${description}`), phrases: phrases.map(vectorOf) };
    },
    close: () => Promise.resolve(),
  };
}
