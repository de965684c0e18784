import type { Collection } from 'mongoose';

export type Fields = Record<string, unknown>;

/** What a call is refused with. */
export interface Refusal {
  code: number;
  keyPattern?: Fields;
  keyValue?: Fields;
}

/** One thing that every store must do alike: the documents it starts from, a call, and what the call gives. */
export interface Case {
  does: string;
  given?: readonly Fields[];
  /** Indexes that stand before the documents are put in. */
  indexes?: readonly [Record<string, 1>, { unique?: true; sparse?: true }?][];
  call: (letters: Collection) => Promise<unknown>;
  wanted: unknown;
  /** Why the reference server cannot be asked: what it gives, and where MongoDB says otherwise. */
  referenceIsWrong?: string;
}

/** The wanted result of a case that must be refused. */
export const refused = (refusal: Refusal) => ({ refused: refusal });

const day = (n: number) => new Date(Date.UTC(2024, 10, n));

/** Four letters that differ in all the ways a filter or a sort can see. */
export const letters: readonly Fields[] = [
  {
    _id: 'a',
    webinar: 'w1',
    n: 2,
    subject: 'Transport',
    received: day(3),
    isLate: true,
    rule: { address: 'x@council.example', order: 1 },
    tags: ['x', 'y'],
  },
  { _id: 'b', webinar: 'w1', n: 1, subject: null, received: day(1), isLate: false, tags: ['y'] },
  { _id: 'c', webinar: 'w2', n: 3, received: day(2), isLate: false, rule: { address: 'z@council.example' } },
  { _id: 'd', webinar: 'w1', n: 2, subject: 'transport', received: null, tags: [] },
];

export { day };

/** What a call gives, with a refusal as a value. */
export async function outcome(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    const { code, keyPattern, keyValue } = error as Refusal;
    if (typeof code !== 'number') throw error;
    return { refused: { code, ...(keyPattern && { keyPattern }), ...(keyValue && { keyValue }) } };
  }
}
