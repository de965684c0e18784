import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelFolder } from '../../src/language/model-settings.js';
import { type Vector, vectorsOfText } from '../../src/language/passage-vectors.js';
import { ModelUnusable, SentenceModel } from '../../src/language/sentence-model.js';
import { modelSettings } from '../builders/model-folder.js';
import { cosineOf, reference } from '../builders/reference.js';

describe('the sentence model', () => {
  let model: SentenceModel;
  beforeAll(async () => {
    model = await SentenceModel.load();
  });
  afterAll(() => model.close());

  it.each(reference)('reads in $text what the reference library reads', async ({ text, vector }) => {
    const { whole } = await vectorsOfText(model, text, []);
    expect(cosineOf(whole, new Int8Array(Buffer.from(vector, 'base64')))).toBeGreaterThan(0.99);
  });

  it('gives a row a token', async () => {
    const { rows, width } = await model.run([101, 2040, 102]);
    expect(width).toBe(384);
    expect(rows).toHaveLength(3 * 384);
  });

  it('reads a question at the end of a long mail beside its like', async () => {
    const long = 'Thank you for all that you do for the children of this town. '.repeat(40);
    const question = 'Who pays for the taxi to school?';
    const text = `${long}${question}`;
    const { passages } = await vectorsOfText(model, text, [
      { start: long.length, end: text.length },
      { apart: 'What does the ride to school cost us?' },
      { apart: 'Which doctor can test his hearing?' },
    ]);
    const [asked, like, other] = passages;
    const likeness = (vector: Vector = new Int8Array()) => cosineOf(asked?.inText ?? [], vector);
    expect(likeness(like?.alone)).toBeGreaterThan(likeness(other?.alone));
    expect(likeness(asked?.alone)).toBeGreaterThan(likeness(like?.alone));
  });
});

describe('a sentence model that cannot be used', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-model-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const checksum = (text: string) => createHash('sha256').update(text).digest('hex');
  const faulty = async (settings: string, files: Record<string, string> = {}) => {
    writeFileSync(join(folder, 'model.json'), settings);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return SentenceModel.load(folder).catch((error: unknown) => error);
  };

  it.each([
    ['{"name": ', 'it did not load.'],
    ['{}', 'it did not load.'],
    [modelSettings({ file: 'gone.onnx' }), 'a file of it is missing or may not be read.'],
  ])('says so of settings that read %.30j', async (settings, why) => {
    expect(await faulty(settings)).toEqual(new ModelUnusable(why));
  });

  it('says that a file is damaged', async () => {
    const error = await faulty(modelSettings({ file: 'short.onnx', tokenizer: 'short.json' }), {
      'short.onnx': 'cut off',
      'short.json': '{}',
    });
    expect(error).toEqual(new ModelUnusable('a file of it is damaged: its checksum is another one.'));
  });

  it('says that what its checksum allows is no model', async () => {
    copyFileSync(join(modelFolder, 'tokenizer.json'), join(folder, 'tokenizer.json'));
    const error = await faulty(modelSettings({ file: 'words.onnx', sha256: checksum('words') }), {
      'words.onnx': 'words',
    });
    expect(error).toEqual(new ModelUnusable('it did not load.'));
  });

  it('says it in a sentence for people, and what happens meanwhile', () => {
    expect(new ModelUnusable('it did not load.').message).toBe(
      'The sentence model cannot be used: it did not load. Themes are made from words alone until it is put right.',
    );
  });
});
