import { describe, expect, it } from '@jest/globals';
import { sentenceFor } from '../../src/cli/faults.js';
import { InputFaulty } from '../../src/cli/json-lines.js';

describe('what a person is told about an error', () => {
  it('is the sentence of an error made for people', () => {
    expect(sentenceFor(new InputFaulty('Line 2 is not JSON.'))).toBe('Line 2 is not JSON.');
  });

  it('is that the work was stopped, when it was', () => {
    const stopped = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
    expect(sentenceFor(stopped)).toBe('Stopped. What was done so far is kept.');
  });

  it('never holds the words of another error, which may come from a mail', () => {
    const sentence = sentenceFor(new TypeError('cannot read "My son Canary"'));
    expect(sentence).toContain('(TypeError)');
    expect(sentence).not.toContain('Canary');
    expect(sentenceFor('Canary')).toContain('(unknown)');
  });
});
