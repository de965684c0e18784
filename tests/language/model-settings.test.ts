import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelFolder, readModelSettings } from '../../src/language/model-settings.js';
import { modelSettings } from '../builders/model-folder.js';

const checksumOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(modelFolder, name)))
    .digest('hex');

describe('the settings of the model', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('bear the checksums of the two files beside them', () => {
    const { file, sha256, tokenizer, tokenizerSha256 } = readModelSettings();
    expect([checksumOf(file), checksumOf(tokenizer)]).toEqual([sha256, tokenizerSha256]);
  });

  it.each([
    ['sha256', { sha256: 'abc' }],
    ['dimensions', { dimensions: 0 }],
    ['mostTokens', { mostTokens: 2.5 }],
    ['theming', { theming: {} }],
  ])('are refused with another %s than there can be', (name, more) => {
    writeFileSync(join(folder, 'model.json'), modelSettings(more));
    expect(() => readModelSettings(folder)).toThrow(name);
  });
});
