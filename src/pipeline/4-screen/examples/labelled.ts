import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../package-root.js';

/** Where the labelled examples and what was learnt from them lie. */
export const examplesFolder = join(packageRoot, 'src', 'pipeline', '4-screen', 'examples');

/** About one family's case, about what serves everyone, or both in one question: see LABELLING.md. */
export type Label = 'individual' | 'general' | 'both';

export interface Example {
  /** Who speaks: examples of one voice are learnt from or measured on together. */
  voice: string;
  label: Label;
  text: string;
}

const labels: Record<string, Label> = { i: 'individual', g: 'general', b: 'both' };

/** All labelled examples, voice by voice: a line each, its label's first letter and its text apart by a tab. */
export async function readExamples(folder: string = examplesFolder): Promise<Example[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.tsv')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((lines, index) =>
    lines
      .trim()
      .split('\n')
      .map((line): Example => {
        const [letter = '', text = ''] = line.split('\t');
        const label = labels[letter];
        if (label === undefined || text === '')
          throw new Error(`No label and text: ${files[index]}: ${line}`);
        return { voice: (files[index] ?? '').replace('.tsv', ''), label, text };
      }),
  );
}
