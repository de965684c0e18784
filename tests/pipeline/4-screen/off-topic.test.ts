import { describe, expect, it } from '@jest/globals';
import { offTopic } from '../../../src/pipeline/4-screen/off-topic.js';

const webinar = { title: 'School places', description: 'Special schools and panels' };
const ask = (text: string, about: Parameters<typeof offTopic>[1] = webinar) =>
  offTopic([{ id: 'q', text }], about)[0];

describe('something else', () => {
  it.each([
    ['one word of another service', 'When will the potholes be seen to?', 0.7],
    ['two', 'When will the potholes and bins be seen to?', 0.85],
    ['three or more', 'When will potholes, bins, drains and hedges be seen to?', 0.95],
  ])('is told by %s', (_, text, score) => {
    expect(ask(text)?.score).toBeCloseTo(score);
  });

  it('gives the words as they were written', () => {
    expect(ask('Potholes! When will the bins go?')?.because).toEqual(['potholes', 'bins']);
  });

  it('is not told where no other service is named', () => {
    expect(ask('Zebras?')).toBeNull();
  });

  it('is not told where the webinar is about that service', () => {
    const topics = [{ title: 'Streets', description: 'potholes and pavements' }];
    expect(ask('When will the potholes be seen to?', { ...webinar, topics })).toBeNull();
  });

  it('is not told where the question speaks of what the webinar is about', () => {
    expect(ask('Will the hedge of the special school be cut?')).toBeNull();
  });

  it('is not told where there is no webinar to compare with', () => {
    expect(ask('When will the potholes be seen to?', null)).toBeNull();
  });

  it('stays told when others ask the same, in the same mail or another', () => {
    const text = 'When will the potholes be seen to?';
    const three = [
      { id: '1', text, message: 'm1' },
      { id: '2', text, message: 'm1' },
      { id: '3', text, message: 'm2' },
    ];
    expect(offTopic(three, webinar).map((hint) => hint?.kind)).toEqual([
      'off-topic',
      'off-topic',
      'off-topic',
    ]);
  });
});
