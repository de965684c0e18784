import type { Stem } from './stems.js';

/** Stem to weight; of unit length, or empty where a text has no word that carries meaning. */
export type WordVector = ReadonlyMap<string, number>;

/**
 * Vectors of texts given as stems: (1 + ln tf) times the inverse document frequency over `documents`
 * (1 + ln(N / (1 + df)), the form that the package natural uses), unit length. Give whole mails as documents: a word
 * that one family repeats is not common.
 */
export class WordVectors {
  private readonly holders = new Map<string, number>();
  private readonly documents: number;

  constructor(documents: readonly (readonly Stem[])[]) {
    this.documents = documents.length;
    for (const document of documents)
      for (const stem of new Set(document.map((one) => one.stem)))
        this.holders.set(stem, (this.holders.get(stem) ?? 0) + 1);
  }

  of(stems: readonly Stem[]): WordVector {
    const counts = new Map<string, number>();
    for (const { stem } of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const weights = new Map<string, number>();
    for (const [stem, count] of counts) {
      const idf = Math.max(0, 1 + Math.log(this.documents / (1 + (this.holders.get(stem) ?? 0))));
      if (idf > 0) weights.set(stem, (1 + Math.log(count)) * idf);
    }
    return unit(weights);
  }
}

function unit(vector: ReadonlyMap<string, number>): WordVector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return length === 0 ? new Map() : new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}

/** The weighted sum of vectors, of unit length. */
export function blend(parts: readonly { vector: WordVector; share: number }[]): WordVector {
  const sum = new Map<string, number>();
  for (const { vector, share } of parts) {
    for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + share * weight);
  }
  return unit(sum);
}

/** Cosine of two unit vectors, from 0 to 1. */
export function cosine(a: WordVector, b: WordVector): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of short) sum += weight * (long.get(stem) ?? 0);
  return sum;
}
