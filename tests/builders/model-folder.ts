import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelFolder } from '../../src/language/model-settings.js';

/** The text of model.json with other values here and there. */
export function modelSettings(more: Record<string, unknown> = {}): string {
  const settings = JSON.parse(readFileSync(join(modelFolder, 'model.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return JSON.stringify({ ...settings, ...more });
}
