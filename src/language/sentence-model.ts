import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as Ort from 'onnxruntime-web';
import { type ModelSettings, modelFolder, readModelSettings } from './model-settings.js';
import { Tokenizer, type TokenizerFile } from './tokenizer.js';

/** Thrown when the sentence model is missing, damaged or cannot run here: themes are then made from words alone. */
export class ModelUnusable extends Error {
  constructor(what: string) {
    super(
      `The sentence model cannot be used: ${what} Themes are made from words alone until it is put right.`,
    );
    this.name = 'ModelUnusable';
  }
}

/** The vectors of a run's tokens, row after row; `width` numbers each. */
export interface TokenRun {
  rows: Float32Array;
  width: number;
}

/** The taught MiniLM: one text a run, since its eight-bit numbers would depend on texts beside it. */
export class SentenceModel {
  private constructor(
    readonly settings: ModelSettings,
    readonly tokenizer: Tokenizer,
    private readonly ort: typeof Ort,
    private readonly session: Ort.InferenceSession,
  ) {}

  /** @throws ModelUnusable */
  static async load(folder: string = modelFolder): Promise<SentenceModel> {
    try {
      const settings = readModelSettings(folder);
      const [bytes, tokenizer] = await Promise.all([
        checkedFile(join(folder, settings.file), settings.sha256),
        checkedFile(join(folder, settings.tokenizer), settings.tokenizerSha256),
      ]);
      const ort = await runtime();
      const session = await ort.InferenceSession.create(bytes, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
      });
      const file = JSON.parse(tokenizer.toString('utf8')) as TokenizerFile;
      return new SentenceModel(settings, new Tokenizer(file), ort, session);
    } catch (error) {
      if (error instanceof ModelUnusable) throw error;
      throw new ModelUnusable('it did not load.');
    }
  }

  /** Vectors of a text given as token numbers, both marks among them. */
  async run(ids: readonly number[]): Promise<TokenRun> {
    const shape = [1, ids.length];
    const whole = (value: (index: number) => number) =>
      new this.ort.Tensor(
        'int64',
        BigInt64Array.from(ids, (_, index) => BigInt(value(index))),
        shape,
      );
    const output = await this.session.run({
      input_ids: whole((index) => ids[index] as number),
      attention_mask: whole(() => 1),
      token_type_ids: whole(() => 0),
    });
    const rows = Object.values(output)[0]?.data as Float32Array;
    return { rows, width: this.settings.dimensions };
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

async function checkedFile(path: string, sha256: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    throw new ModelUnusable('a file of it is missing or may not be read.');
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new ModelUnusable('a file of it is damaged: its checksum is another one.');
  return bytes;
}

/** The native runtime where the operator installed it: six times as fast. Else WebAssembly, on one thread. */
async function runtime(): Promise<typeof Ort> {
  const native = 'onnxruntime-node';
  try {
    return (await import(native)) as typeof Ort;
  } catch {
    const ort = await import('onnxruntime-web');
    ort.env.wasm.numThreads = 1;
    return ort;
  }
}
