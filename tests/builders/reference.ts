import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

interface Reference {
  text: string;
  ids: number[];
  offsets: [number, number][];
  vector: string;
}

/** Texts with what the reference libraries make of them; see the README beside the fixture. */
export const reference = JSON.parse(
  readFileSync(join(packageRoot, 'tests/fixtures/sentence-model/reference.json'), 'utf8'),
) as Reference[];

export function cosineOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return product / Math.sqrt(ofA * ofB);
}
