import { describe, expect, it } from '@jest/globals';
import { exampleMailbox } from '../../../src/cli/demo/example.js';
import { command } from '../../builders/command.js';

describe('evaluate', () => {
  it.each([
    ['read', []],
    ['screen', []],
    ['theme', [exampleMailbox]],
  ])('%s ends with one line of JSON, figures by mailbox', async (name, paths) => {
    const { code, out, err } = await command(['evaluate', name, ...paths]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as {
      evaluate: string;
      metrics: Record<string, Record<string, number>>;
    };
    expect(last.evaluate).toBe(name);
    const figures = Object.values(last.metrics);
    expect(figures.length).toBeGreaterThan(2);
    expect(figures.map((values) => Object.keys(values).join())).toEqual(figures.map(() => 'example'));
    expect(figures.every(({ example }) => Number.isFinite(example))).toBe(true);
  });

  it('says what there is to evaluate, and which file is missing, in one sentence', async () => {
    const unknown = await command(['evaluate', 'luck']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toBe(
      'There is nothing to evaluate by the name "luck". There are: read, screen, theme.\n',
    );
    const nothing = await command(['evaluate', 'theme', '/']);
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toBe('/ holds neither a labelled mailbox, nor labelled webinars, nor drawn texts.\n');
    const missing = await command(['evaluate', 'read', '/nowhere/mailbox']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^The file \/nowhere\/mailbox\/webinar\.json cannot be opened\. [^\n]+\n$/);
  });
});
