import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { modelFolder, readModelSettings } from '../../src/language/model-settings.js';
import { createVectorMaker, noVectors, type VectorMaker } from '../../src/language/vector-maker.js';
import { modelSettings } from '../builders/model-folder.js';
import { cosineOf, reference } from '../builders/reference.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-ahead-vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let maker: VectorMaker;
afterEach(() => maker.close());

const madeFrom = (settings: string): VectorMaker => {
  writeFileSync(join(folder, 'model.json'), settings);
  maker = createVectorMaker(folder);
  return maker;
};

describe('a vector maker', () => {
  it('reads texts and topics in a thread, and bears the checksum of its model', async () => {
    maker = createVectorMaker();
    const { text, vector } = reference[3] ?? { text: '', vector: '' };
    const made = await maker.ofText(text, [{ start: 0, end: text.length }, { apart: 'Who pays?' }]);
    expect(cosineOf(made?.whole ?? [], new Int8Array(Buffer.from(vector, 'base64')))).toBeGreaterThan(0.99);
    expect(made?.passages).toHaveLength(2);
    expect(
      (await maker.ofTopic({ title: 'Costs', description: 'who pays, how much' }))?.phrases,
    ).toHaveLength(3);
    expect([maker.problem, maker.model]).toEqual([null, readModelSettings().sha256]);
  });

  it('reads several texts at once, each with its own answer', async () => {
    maker = createVectorMaker();
    const texts = ['Who pays?', 'When does it open?'];
    const [one, other] = await Promise.all(texts.map((text) => maker.ofText(text, [])));
    expect(one).toEqual(await maker.ofText('Who pays?', []));
    expect(other).not.toEqual(one);
  });

  it('says which fault of its folder it met, and gives nothing from then on', async () => {
    expect(await madeFrom('{').ofText('Who pays?', [])).toBeNull();
    expect(maker.problem).toBe(
      'The sentence model cannot be used: it did not load. Themes are made from words alone until it is put right.',
    );
    expect(await maker.ofTopic({ title: 'Costs', description: '' })).toBeNull();
    expect(maker.model).toBe('');
  });

  it('says that a file is missing', async () => {
    const missing = madeFrom(modelSettings({ file: 'gone.onnx' }));
    expect(await missing.ofTopic({ title: 'Costs', description: '' })).toBeNull();
    expect(missing.problem).toContain('a file of it is missing or may not be read.');
  });

  it('says that a file is damaged', async () => {
    writeFileSync(join(folder, 'short.onnx'), 'cut off');
    copyFileSync(join(modelFolder, 'tokenizer.json'), join(folder, 'tokenizer.json'));
    const damaged = madeFrom(modelSettings({ file: 'short.onnx' }));
    expect(await damaged.ofText('Who pays?', [])).toBeNull();
    expect(damaged.problem).toContain('a file of it is damaged: its checksum is another one.');
  });

  it('says that the model stopped when its thread was ended while it read', async () => {
    maker = createVectorMaker();
    const asked = maker.ofText('Who pays?', []);
    await maker.close();
    expect(await asked).toBeNull();
    expect(maker.problem).toContain('it stopped while it ran.');
  });
});

describe('no vectors', () => {
  it('say why, and give nothing', async () => {
    maker = noVectors;
    expect(await noVectors.ofText('Who pays?', [])).toBeNull();
    expect(await noVectors.ofTopic({ title: 'Costs', description: '' })).toBeNull();
    expect([noVectors.model, noVectors.problem]).toEqual(['', expect.stringContaining('words alone')]);
  });
});
