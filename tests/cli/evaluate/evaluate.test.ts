import { describe, expect, it } from '@jest/globals';
import { command } from '../../builders/command.js';

describe('evaluate', () => {
  it.each(['read', 'screen', 'theme'])('%s ends with one line of JSON, figures by mailbox', async (name) => {
    const { code, out, err } = await command(['evaluate', name]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as {
      evaluate: string;
      metrics: Record<string, Record<string, number>>;
    };
    expect(last.evaluate).toBe(name);
    const figures = Object.values(last.metrics);
    expect(figures.length).toBeGreaterThan(2);
    expect(figures.every((values) => Object.keys(values).join() === 'example')).toBe(true);
    expect(figures.every(({ example }) => Number.isFinite(example))).toBe(true);
  });

  it('says what there is to evaluate, and which file is missing, in one sentence', async () => {
    const unknown = await command(['evaluate', 'luck']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toBe(
      'There is nothing to evaluate by the name "luck". There are: read, screen, theme.\n',
    );
    const missing = await command(['evaluate', 'read', '/nowhere/mailbox']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^The file \/nowhere\/mailbox\/webinar\.json cannot be opened\. [^\n]+\n$/);
  });
});
