export interface BenchOptions {
  /** A Python with BERTopic, to compare with. */
  python?: string;
  /** The sentence model that BERTopic uses: a name it knows or a folder. */
  model?: string;
}

/** Measures speed. @param tell says what is going on @returns figures by name; null where a thing to compare with is missing */
export type Bench = (
  options: BenchOptions,
  tell: (text: string) => void,
) => Promise<Record<string, number | null>>;
