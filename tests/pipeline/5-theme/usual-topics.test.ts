import { describe, expect, it } from '@jest/globals';
import { withUsualTopics } from '../../../src/pipeline/5-theme/index.js';

const titles = (...given: string[]) =>
  withUsualTopics(given.map((title) => ({ title, description: '' }))).map(({ title }) => title);

describe('what is asked before any webinar', () => {
  it('is expected after the topics given', () => {
    expect(titles('Places', 'Transport')).toEqual(['Places', 'Transport', 'About this webinar']);
  });

  it('is kept only where several mails ask it', () => {
    expect(withUsualTopics([{ title: 'Places', description: '' }]).map(({ usual }) => usual)).toEqual([
      undefined,
      true,
    ]);
  });

  it('is not expected twice', () => {
    expect(titles('Places', 'The Webinar itself')).toEqual(['Places', 'The Webinar itself']);
  });

  it('is nothing to sort by where no topic was given', () => {
    expect(titles()).toEqual([]);
  });
});
