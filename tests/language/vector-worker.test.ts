import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modelFolder } from '../../src/language/model-settings.js';
import { vectorsOfText, vectorsOfTopic } from '../../src/language/passage-vectors.js';
import { SentenceModel } from '../../src/language/sentence-model.js';

describe('what the worker thread runs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-worker-'));
    writeFileSync(join(folder, 'model.json'), '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** As a thread loads it: without a model yet. */
  const worker = async () => {
    jest.resetModules();
    return (await import('../../src/language/vector-worker.js')).default;
  };

  it('gives the vectors of a text and of a topic', async () => {
    const makeVectors = await worker();
    const text = 'Who pays?';
    const passages = [{ start: 0, end: 9 }, { apart: 'And when?' }];
    const topic = { title: 'Costs', description: 'who pays, how much' };
    const model = await SentenceModel.load();
    expect(await makeVectors({ kind: 'text', folder: modelFolder, text, passages })).toEqual({
      vectors: await vectorsOfText(model, text, passages),
    });
    expect(await makeVectors({ kind: 'topic', folder: modelFolder, ...topic })).toEqual({
      vectors: await vectorsOfTopic(model, topic),
    });
    await model.close();
  });

  it('gives the reason why there are none', async () => {
    const makeVectors = await worker();
    expect(await makeVectors({ kind: 'text', folder, text: 'Who pays?', passages: [] })).toEqual({
      problem: expect.stringContaining('it did not load.'),
    });
  });

  it('fails on a passage that is no passage, since that is no fault of the model', async () => {
    const makeVectors = await worker();
    const passages = JSON.parse('[null]') as [];
    await expect(
      makeVectors({ kind: 'text', folder: modelFolder, text: 'Who pays?', passages }),
    ).rejects.toThrow(TypeError);
  });
});
