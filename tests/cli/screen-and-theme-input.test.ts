import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InputFaulty } from '../../src/cli/json-lines.js';
import type { Output } from '../../src/cli/output.js';
import { screenCommand } from '../../src/cli/screen.js';
import { themeCommand } from '../../src/cli/theme.js';
import { noVectors } from '../../src/language/vector-maker.js';
import { fakeVectorMaker } from '../builders/vectors.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-ahead-input-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function collected(): Output & { lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    async line(text) {
      lines.push(JSON.parse(text) as Record<string, unknown>);
    },
  };
}

function told(): Output & { sentences: string[] } {
  const sentences: string[] = [];
  return {
    sentences,
    async line(text) {
      sentences.push(text);
    },
  };
}

const commands = [
  ['screen', (path: string) => screenCommand(path, {}, collected(), told(), noVectors)],
  ['theme', (path: string) => themeCommand(path, {}, collected(), told(), noVectors)],
] as const;

describe.each(commands)('%s', (_name, run) => {
  it.each([
    ['{"text": "Where?"}', 'Line 1 of PATH: id is missing or of the wrong kind.'],
    ['{"id": null, "text": "Where?"}', 'Line 1 of PATH: id is missing or of the wrong kind.'],
    [
      '{"id": 1, "text": "Where?"}\r\n\r\n{"id": 2, "text": 3}',
      'Line 3 of PATH: text is missing or of the wrong kind.',
    ],
    ['{"id": 1, "text": "Where?"}\n"words"', 'Line 2 of PATH: the value is missing or of the wrong kind.'],
    ['{"id": 1, "text": "Where?"', 'Line 1 of PATH is not JSON.'],
  ])('refuses %j', async (text, sentence) => {
    const path = file('input.jsonl', text);
    await expect(run(path)).rejects.toEqual(new InputFaulty(sentence.replace('PATH', path)));
  });

  it('refuses a folder and a file that is not there', async () => {
    await expect(run(folder)).rejects.toThrow(`The file ${folder} cannot be opened.`);
    await expect(run(join(folder, 'gone'))).rejects.toThrow(InputFaulty);
  });
});

describe('screen', () => {
  it('gives an id that is a number back as text, and every id in order', async () => {
    const out = collected();
    const ids = [3, 'b', 1];
    const lines = ids.map((id) => JSON.stringify({ id, text: 'Where are places?', message: 7, context: '' }));
    await screenCommand(file('ids.jsonl', lines.join('\n')), {}, out, told(), noVectors);
    expect(out.lines.map(({ id }) => id)).toEqual(['3', 'b', '1']);
    expect(out.lines.every(({ hints, redacted }) => Array.isArray(hints) && redacted !== '')).toBe(true);
  });

  it('sees what is off topic once it knows the webinar', async () => {
    const path = file('bins.jsonl', JSON.stringify({ id: 'a', text: 'When will my bins be emptied?' }));
    const webinar = file(
      'webinar.json',
      JSON.stringify({
        title: 'School places',
        description: 'How special school places are found.',
        address: 'questions@council.example',
        topics: [{ title: 'Special school places' }],
      }),
    );
    const [without, knowing] = [collected(), collected()];
    await screenCommand(path, {}, without, told(), noVectors);
    await screenCommand(path, { webinar }, knowing, told(), noVectors);
    const kinds = ({ lines }: typeof without) =>
      ((lines[0]?.hints ?? []) as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds(without)).not.toContain('off-topic');
    expect(kinds(knowing)).toContain('off-topic');
  });
});

describe('theme', () => {
  const texts = [
    'How long may school transport take?',
    'Who pays for school transport?',
    'Who sits on the panel?',
    'When does the panel meet?',
  ];
  const input = () =>
    file('questions.jsonl', texts.map((text, index) => JSON.stringify({ id: index, text })).join('\n'));

  it('puts questions under the topics that are expected', async () => {
    const topics = file(
      'topics.json',
      JSON.stringify([
        { title: 'School transport', description: 'Buses and taxis to school.' },
        { title: 'The panel', description: 'Who sits on the panel, and when it meets.' },
      ]),
    );
    const [without, knowing] = [collected(), collected()];
    await themeCommand(input(), {}, without, told(), noVectors);
    await themeCommand(input(), { topics }, knowing, told(), noVectors);
    const aboutThePanel = ({ lines }: typeof without) =>
      lines.filter(({ title }) => title === 'The panel').map(({ id }) => id);
    expect(aboutThePanel(without)).toEqual([]);
    expect(aboutThePanel(knowing)).toEqual(['2', '3']);
  });

  it('says why themes are made from words alone, where there is anything to theme', async () => {
    const [errors, none] = [told(), told()];
    await themeCommand(input(), {}, collected(), errors, noVectors);
    expect(errors.sentences).toEqual([noVectors.problem]);
    await themeCommand(file('none.jsonl', ''), {}, collected(), none, noVectors);
    expect(none.sentences).toEqual([]);
  });

  it('closes the model at the end, and when the input is refused', async () => {
    const closed: string[] = [];
    const maker = (name: string) => ({ ...fakeVectorMaker(), close: async () => void closed.push(name) });
    await themeCommand(input(), {}, collected(), told(), maker('themed'));
    const faulty = file('faulty.jsonl', 'not json');
    await expect(themeCommand(faulty, {}, collected(), told(), maker('refused'))).rejects.toThrow(
      InputFaulty,
    );
    expect(closed).toEqual(['themed', 'refused']);
  });

  it('asks a person about no more questions than allowed, and about none that one has decided', async () => {
    const errors = collected();
    const lines = texts.map((text, id) =>
      JSON.stringify({ id, text, ...(id === 0 ? { pinned: null } : {}) }),
    );
    await themeCommand(
      file('pinned.jsonl', lines.join('\n')),
      { ask: 4 },
      collected(),
      errors,
      fakeVectorMaker(),
    );
    const [{ ask } = { ask: [] }] = errors.lines as { ask: string[] }[];
    expect(ask.length).toBeGreaterThan(0);
    expect(ask).not.toContain('0');
    expect(ask.length).toBeLessThanOrEqual(3);
  });
});
