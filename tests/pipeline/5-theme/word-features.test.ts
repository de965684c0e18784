import { describe, expect, it } from '@jest/globals';
import {
  blended,
  mailOf,
  wordCosines,
  wordFeatures,
  wordGram,
} from '../../../src/pipeline/5-theme/word-features.js';
import { rounded } from '../../builders/matrix.js';

const words = (vector: ReadonlyMap<string, number> = new Map()) => [...vector.keys()].sort();
const vector = (weights: Record<string, number>) => new Map(Object.entries(weights));

describe('the mail of a question', () => {
  it('is told by its id, else by its text, else by the question', () => {
    expect(mailOf({ id: 'a', text: 'Why?', context: 'Hi. Why?', message: 'm1' })).toBe('m1');
    expect(mailOf({ id: 'a', text: 'Why?', context: 'Hi. Why?' })).toBe('Hi. Why?');
    expect(mailOf({ id: 'a', text: 'Why?' })).toBe('a');
  });
});

describe('the words of a question', () => {
  const sentences = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'];
  const context = sentences.map((word) => `${word}.`).join(' ');
  const near = (text: string) => words(wordFeatures([{ id: 'a', text, context }]).near[0]);

  it('are its own, those of two sentences around it, and those of its whole mail', () => {
    const { question, mail } = wordFeatures([{ id: 'a', text: 'delta.', context }]);
    expect(words(question[0])).toEqual(['delta']);
    expect(near('delta.')).toEqual(['bravo', 'charli', 'delta', 'echo', 'foxtrot']);
    expect(words(mail[0])).toHaveLength(7);
  });

  it('are fewer around it at the beginning and the end of a mail', () => {
    expect(near('alpha.')).toEqual(['alpha', 'bravo', 'charli']);
    expect(near('golf.')).toEqual(['echo', 'foxtrot', 'golf']);
  });

  it('are those around all of it where it is of several sentences', () => {
    expect(near('charlie. delta. echo.')).toHaveLength(7);
  });

  it('are its own alone where it is not in its mail', () => {
    expect(near('zulu?')).toEqual(['zulu']);
    const { near: ofNothing } = wordFeatures([{ id: 'a', text: 'zulu?', context: '' }]);
    expect(words(ofNothing[0])).toEqual(['zulu']);
  });

  it('are none of a question without a word', () => {
    const { near: ofBlank } = wordFeatures([{ id: 'a', text: ' ', context: ' ' }]);
    expect(words(ofBlank[0])).toEqual([]);
    expect(near(' ')).toEqual(['alpha', 'bravo', 'charli']);
  });

  it('are those of its mail’s other questions where the text of the mail is not known', () => {
    const asked = [
      { id: 'a', text: 'alpha?', message: 'm' },
      { id: 'b', text: 'bravo?', message: 'm' },
      { id: 'c', text: 'charlie?', message: 'other' },
    ];
    for (const questions of [asked, [...asked].reverse()]) {
      const { mail } = wordFeatures(questions);
      const at = (id: string) => mail[questions.findIndex((question) => question.id === id)];
      expect([words(at('a')), words(at('b')), words(at('c'))]).toEqual([
        ['alpha', 'bravo'],
        ['alpha', 'bravo'],
        ['charli'],
      ]);
    }
  });

  it('are those of the mail’s text where only one of its questions brings it', () => {
    const { mail } = wordFeatures([
      { id: 'a', text: 'alpha?', message: 'm', context: 'alpha? and zulu' },
      { id: 'b', text: 'bravo?', message: 'm' },
    ]);
    expect(mail.map(words)).toEqual([
      ['alpha', 'zulu'],
      ['alpha', 'zulu'],
    ]);
  });

  it('weigh by how many mails hold them, not how many questions', () => {
    const text = 'taxi? bus?';
    const repeated = ['taxi?', 'bus?', 'taxi?'].map((asked, at) => ({
      id: `${at}`,
      text: asked,
      context: text,
    }));
    const { of } = wordFeatures([...repeated, { id: 'z', text: 'bus!' }, { id: 'y', text: 'panel' }]);
    // Of three mails "taxi" is in one, 1 + ln(3/2) = 1.405; "bus" in two, 1 + ln(3/3) = 1.
    const weights = of('taxi bus');
    expect((weights.get('taxi') ?? 0) / (weights.get('bu') ?? 1)).toBeCloseTo(1.405, 3);
  });
});

describe('blended words', () => {
  it('are of the question, with half of its surroundings and half of its mail', () => {
    // (1.5, .5), whose length is √2.5.
    const [mixed] = blended({
      question: [vector({ taxi: 1 })],
      near: [vector({ bus: 1 })],
      mail: [vector({ taxi: 1 })],
      of: () => new Map(),
    });
    expect([mixed?.get('taxi'), mixed?.get('bus')]).toEqual([
      expect.closeTo(0.9487, 4),
      expect.closeTo(0.3162, 4),
    ]);
  });
});

describe('likeness by words', () => {
  const texts = [vector({ taxi: 0.6, bus: 0.8 }), vector({ bus: 1 }), vector({})];

  it('is the cosine of each text with each topic', () => {
    expect(rounded(wordCosines(texts, [vector({ taxi: 1 }), vector({ taxi: 0.8, bus: 0.6 })]))).toEqual([
      [0.6, 0.96],
      [0, 0.6],
      [0, 0],
    ]);
  });

  it('is the cosine of each pair, and nothing for a text without words', () => {
    expect(rounded(wordGram(texts))).toEqual([
      [1, 0.8, 0],
      [0.8, 1, 0],
      [0, 0, 0],
    ]);
  });
});
