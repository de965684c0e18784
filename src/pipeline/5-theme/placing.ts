import type { Matrix } from './matrix.js';

/** What questions stand in: an expected topic, a title that a person gave, a standing theme or a found group. */
export interface Place {
  /** Tells it from every other place of the same run. */
  key: string;
  /** Of a standing theme. */
  id?: string;
  /** Null: it is named after its questions. */
  title: string | null;
}

/** Where questions went, and how surely. */
export interface Placing {
  places: Place[];
  /** Of each question in each place, by the machine's own judgement. */
  shares: Matrix;
  /** Index of the place of each question; null in the tray. */
  at: (number | null)[];
  parameters: Record<string, number>;
}

/** What people decided, by row: a title, or null for the tray. */
export type Pins = ReadonlyMap<number, string | null>;
