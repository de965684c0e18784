import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import mongoose from 'mongoose';
import { embeddedDriver } from '../../src/store/embedded/index.js';

export interface Letter {
  _id: string;
  webinar: string;
  identity: string;
  /** Unset on copies. */
  firstCopyKey?: string;
  subject?: string | null;
  received?: Date | null;
  size: number;
  tags: string[];
  hints: { kind: string; score: number }[];
  details: unknown;
  source?: Buffer | null;
  expires?: Date;
}

/** A letter that nobody else has, with what the test says of it. */
export function letter(id: string, more: Partial<Letter> = {}): Letter {
  return { _id: id, webinar: 'w1', identity: id, size: 1, tags: [], hints: [], details: null, ...more };
}

const folders: string[] = [];
const instances: mongoose.Mongoose[] = [];

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-store-'));
  folders.push(folder);
  return folder;
}

export async function connect(folder: string): Promise<mongoose.Mongoose> {
  const instance = new mongoose.Mongoose();
  instance.setDriver(embeddedDriver);
  instances.push(instance);
  await instance.connect(`embedded://${folder}`, { autoIndex: false });
  return instance;
}

/** A model with every kind of index, on a folder; `close` gives it free. */
export async function openModels(folder: string) {
  const instance = await connect(folder);
  const { Schema } = instance;
  const letterSchema = new Schema(
    {
      _id: String,
      webinar: String,
      identity: String,
      firstCopyKey: String,
      subject: String,
      received: Date,
      size: Number,
      tags: [String],
      hints: [new Schema({ kind: String, score: Number }, { _id: false })],
      details: Schema.Types.Mixed,
      source: Buffer,
      expires: Date,
    },
    { versionKey: false, minimize: false },
  );
  letterSchema.index({ webinar: 1, identity: 1 }, { unique: true });
  letterSchema.index({ firstCopyKey: 1 }, { unique: true, sparse: true });
  letterSchema.index({ expires: 1 }, { expireAfterSeconds: 60 });
  const Letters = instance.model<Letter>('Letter', letterSchema as never, 'letters');
  await Letters.createIndexes();
  return { Letters, close: () => instance.disconnect() };
}

/** What an operation is refused with. */
export async function refusal(operation: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await operation;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('It was not refused.');
}

afterEach(async () => {
  for (const instance of instances.splice(0)) await instance.disconnect();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
