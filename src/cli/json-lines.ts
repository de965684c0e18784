import { createReadStream } from 'node:fs';
import { z } from 'zod';

/** Thrown when what a command was given cannot be used: one sentence that says where and why. */
export class InputFaulty extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'InputFaulty';
  }
}

/** An identifier as given: a number stands for its digits, and one that is missing stands for nothing. */
export const identifier = z.union([z.string(), z.number()]).transform(String);

/** Text as other programmes write it: a byte order mark goes, and a Windows line end is one line end. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** Reads standard input, or a file when one is named, whole. @throws InputFaulty */
export async function readInput(file: string | undefined): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of file === undefined ? process.stdin : createReadStream(file))
      pieces.push(Buffer.from(piece));
  } catch {
    throw new InputFaulty(`The file ${file} cannot be opened. Check its name and that you may read it.`);
  }
  return withoutMark(Buffer.concat(pieces).toString('utf8'));
}

/** Reads one JSON value of a file. @throws InputFaulty */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return checked(await readInput(file), schema, file);
}

/** Reads JSON lines; empty lines are passed over. @throws InputFaulty naming the first line that is wrong */
export async function readJsonLines<T>(file: string | undefined, schema: z.ZodType<T>): Promise<T[]> {
  const text = await readInput(file);
  const name = file ?? 'standard input';
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `Line ${index + 1} of ${name}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => checked(line, schema, where));
}

function checked<T>(text: string, schema: z.ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputFaulty(`${where} is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputFaulty(`${where}: ${issue?.path.join('.') || 'the value'} is missing or of the wrong kind.`);
}
