import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { modelFolder } from '../../src/language/model-settings.js';

const { TRAINING_PYTHON: python, TRAINING_FP32: fp32, TRAINING_INT8: int8 } = process.env;
const isThere = python !== undefined && fp32 !== undefined && int8 !== undefined;

/** Milliseconds: a minute or two on two quiet cores. */
const training = 15 * 60_000;

describe('the script that made the sentence model', () => {
  (isThere ? it : it.skip)(
    'still runs: one webinar, one epoch (needs TRAINING_PYTHON with torch, and the two files TRAINING_FP32 and TRAINING_INT8)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-training-'));
      try {
        mkdirSync(join(folder, 'webinars', 'hand07'), { recursive: true });
        const webinar = join('webinars', 'hand07', 'parks.json');
        copyFileSync(join(modelFolder, 'training', webinar), join(folder, webinar));
        const out = join(folder, 'taught.onnx');
        const { stdout } = await promisify(execFile)(python ?? '', [
          join(modelFolder, 'training', 'train.py'),
          ...['--fp32', fp32 ?? '', '--int8', int8 ?? '', '--tokenizer', join(modelFolder, 'tokenizer.json')],
          ...['--data', join(folder, 'webinars'), '--epochs', '1', '--threads', '2', '--out', out],
        ]);
        expect(stdout).toContain('1 webinars');
        expect(statSync(out).size).toBe(statSync(join(modelFolder, 'ask-ahead-minilm-int8.onnx')).size);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    training,
  );
});
