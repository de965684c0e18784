import { describe, expect, it } from '@jest/globals';
import { readModelSettings } from '../../../src/language/model-settings.js';
import { readExamples } from '../../../src/pipeline/4-screen/examples/labelled.js';
import { learnIndividual } from '../../../src/pipeline/4-screen/examples/learn-individual.js';
import {
  generalHalf,
  individualChild,
  screeningModel,
} from '../../../src/pipeline/4-screen/individual-child.js';
import { readIndividualWeights } from '../../../src/pipeline/4-screen/individual-weights.js';
import { fakeVectorMaker } from '../../builders/vectors.js';

describe('a question about one family', () => {
  it.each([
    'When will my son get his plan?',
    'Why was our request refused?',
    'Has Tariq got a seat on the minibus yet?',
    'Any news on our panel date?',
    'He has had no school since Easter, so who is finding him one?',
    'Can you look into it and ring me?',
  ])('is raised: %s', (text) => {
    expect(individualChild(text)?.kind).toBe('individual-child');
  });

  it.each([
    'How many children are waiting for a plan?',
    'As a parent of two children with plans, how will the council make sure that reviews are on time?',
    'What training do taxi drivers get?',
    'Will the slides be published?',
    'How does a panel decide?',
  ])('is not: %s', (text) => {
    expect(individualChild(text)).toBeNull();
  });

  it('says by which exact words', () => {
    const text = 'Why was Maisie refused her place?';
    const { because = [] } = individualChild(text) ?? {};
    expect(because).toContain('Maisie');
    expect(because.every((words) => text.includes(words))).toBe(true);
  });

  it('is judged by the rules where a vector is of another size than those learnt from', () => {
    const text = 'When will my son get his plan?';
    expect(individualChild(text, undefined, new Int8Array(3))).toEqual(individualChild(text));
  });
});

describe('the general half of a mixed question', () => {
  it.each([
    [
      'Why was my daughter refused, and how many children were refused this year?',
      'How many children were refused this year?',
    ],
    ['My son has no seat. Will the council pay for more buses?', 'Will the council pay for more buses?'],
  ])('is offered as a wording: %s', (text, wanted) => {
    expect(generalHalf(text)).toBe(wanted);
    expect(individualChild(text)?.general).toBe(wanted);
  });

  it('is none where all of it is about one family, or all of it is general', () => {
    expect(generalHalf('When will my son get his plan, and who is his caseworker?')).toBeNull();
    expect(generalHalf('How many places are there, and what do the new buildings cost in all?')).toBeNull();
    expect(generalHalf('When will he start?')).toBeNull();
  });
});

describe('the labelled examples', () => {
  it('are at least 600, in four voices or more, with all three labels', async () => {
    const examples = await readExamples();
    expect(examples.length).toBeGreaterThanOrEqual(600);
    expect(new Set(examples.map(({ voice }) => voice)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(examples.map(({ label }) => label))).toEqual(new Set(['individual', 'general', 'both']));
  });

  it('share no five words in a row', async () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const { text } of await readExamples()) {
      const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
      for (let at = 0; at + 5 <= words.length; at += 1) {
        const run = words.slice(at, at + 5).join(' ');
        if ((seen.get(run) ?? text) !== text) shared.push(run);
        seen.set(run, text);
      }
    }
    expect(shared).toEqual([]);
  });

  it('were learnt with the sentence model that is shipped', () => {
    expect(screeningModel).toBe(readModelSettings().sha256);
  });

  it('make weights of the shape that is read, and cannot be learnt from without a model', async () => {
    const examples = (await readExamples()).filter((_, index) => index % 12 === 0);
    const { weights, withModel, rules } = await learnIndividual(examples, fakeVectorMaker());
    expect(weights.rules.weights).toHaveLength(readIndividualWeights().rules.weights.length);
    for (const { recall, precision } of [withModel, rules]) {
      expect(recall).toBeGreaterThan(0.9);
      expect(precision).toBeGreaterThan(0.4);
    }
    await expect(learnIndividual(examples, fakeVectorMaker(0))).rejects.toThrow('It is spent.');
  });
});
