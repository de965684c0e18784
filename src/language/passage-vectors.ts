import type { SentenceModel, TokenRun } from './sentence-model.js';
import type { Tokens } from './tokenizer.js';

/** A part of a text: `text.slice(start, end)`. */
export interface Passage {
  start: number;
  end: number;
}

/** A direction in eight-bit numbers; its length says nothing. */
export type Vector = Int8Array;

/** A passage as read inside its text, and as read alone. */
export interface PassageVectors {
  inText: Vector;
  alone: Vector;
}

export interface TextVectors {
  whole: Vector;
  passages: PassageVectors[];
}

export interface TopicVectors {
  whole: Vector;
  /** Of the title and of each phrase of the description. */
  phrases: Vector[];
}

/** Token vectors of a whole text, window by window joined to one row a token. */
interface ReadText {
  tokens: Tokens;
  run: TokenRun;
}

/**
 * Vectors of a text and of passages in it. The text is read in one run, or in windows that overlap by half, where each
 * token is taken from the window in whose middle it stands best. A passage's vector in the text is the mean of its own
 * tokens' vectors there; one without a token there, or not in the text, is read alone only.
 */
export async function vectorsOfText(
  model: SentenceModel,
  text: string,
  passages: readonly (Passage | { apart: string })[],
): Promise<TextVectors> {
  const read = await readText(model, text);
  const found: PassageVectors[] = [];
  for (const passage of passages) {
    const words = 'apart' in passage ? passage.apart : text.slice(passage.start, passage.end);
    const alone = await readText(model, words);
    const inside = 'apart' in passage ? [] : tokensOf(read.tokens, passage);
    const asAlone = toVector(meanOf(alone.run, allOf(alone.tokens)));
    found.push({
      inText: inside.length > 0 ? toVector(meanOf(read.run, inside)) : asAlone,
      alone: asAlone,
    });
  }
  return { whole: toVector(meanOf(read.run, allOf(read.tokens))), passages: found };
}

/** What is told apart in a description such as "hourly rates, prepaid cards; unspent money"; kept when splitting. */
const phraseEnd = /([,;.]\s+|\s+(?:and|or)\s+)/;

/** A topic as read in one run, "title: description", and each phrase of it as read there. */
export async function vectorsOfTopic(
  model: SentenceModel,
  { title, description }: { title: string; description: string },
): Promise<TopicVectors> {
  const text = description.trim() === '' ? title : `${title}: ${description}`;
  const read = await readText(model, text);
  const phrases: Vector[] = [];
  let end = 0;
  [title, ': ', ...description.split(phraseEnd)].forEach((part, index) => {
    const start = end;
    end += part.length;
    const isBetween = index % 2 === 1;
    const inside = isBetween ? [] : tokensOf(read.tokens, { start, end });
    if (inside.length > 0) phrases.push(toVector(meanOf(read.run, inside)));
  });
  return { whole: toVector(meanOf(read.run, allOf(read.tokens))), phrases };
}

/** A text of more tokens than this is read to here: about 6,000 words. */
const longestText = 8192;

async function readText(model: SentenceModel, text: string): Promise<ReadText> {
  const tokens = cutAt(model.tokenizer.encode(text), longestText);
  const most = model.settings.mostTokens;
  if (tokens.ids.length <= most) return { tokens, run: await model.run(tokens.ids) };
  return { tokens, run: await readInWindows(model, tokens.ids, most) };
}

function cutAt(tokens: Tokens, most: number): Tokens {
  if (tokens.ids.length <= most) return tokens;
  const cut = <T>(list: T[]) => [...list.slice(0, most - 1), list[list.length - 1] as T];
  return {
    ids: cut(tokens.ids),
    starts: cut(tokens.starts),
    ends: cut(tokens.ends),
    pieces: cut(tokens.pieces),
  };
}

async function readInWindows(model: SentenceModel, ids: readonly number[], most: number): Promise<TokenRun> {
  const [opening, closing] = [ids[0] as number, ids[ids.length - 1] as number];
  const inner = ids.slice(1, -1);
  const span = most - 2;
  const step = Math.floor(span / 2);
  const last = inner.length - span;
  const starts = Array.from({ length: Math.ceil(last / step) + 1 }, (_, index) =>
    Math.min(index * step, last),
  );
  const width = model.settings.dimensions;
  const rows = new Float32Array(ids.length * width);
  const distance = new Float64Array(ids.length).fill(Number.POSITIVE_INFINITY);
  for (const start of starts) {
    const run = await model.run([opening, ...inner.slice(start, start + span), closing]);
    for (let row = 0; row < most; row += 1) {
      const place = row === most - 1 && start === last ? ids.length - 1 : row + start;
      const fromMiddle = Math.abs(row - most / 2);
      const edge = (row === 0 && start > 0) || (row === most - 1 && start < last);
      if (edge || fromMiddle >= (distance[place] as number)) continue;
      distance[place] = fromMiddle;
      rows.set(run.rows.subarray(row * width, (row + 1) * width), place * width);
    }
  }
  return { rows, width };
}

function allOf(tokens: Tokens): number[] {
  return tokens.ids.map((_, index) => index);
}

/** Everything but the two marks. */
function contentOf(tokens: Tokens): number[] {
  return allOf(tokens).slice(1, -1);
}

function tokensOf(tokens: Tokens, { start, end }: Passage): number[] {
  return contentOf(tokens).filter(
    (index) => (tokens.starts[index] as number) < end && (tokens.ends[index] as number) > start,
  );
}

function meanOf({ rows, width }: TokenRun, of: readonly number[]): Float32Array {
  const mean = new Float32Array(width);
  for (const row of of)
    for (let at = 0; at < width; at += 1)
      mean[at] = (mean[at] as number) + (rows[row * width + at] as number);
  return mean;
}

function toVector(values: Float32Array): Vector {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return Int8Array.from(values, (value) => (largest === 0 ? 0 : Math.round((value / largest) * 127)));
}
