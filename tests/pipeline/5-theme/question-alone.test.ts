import { describe, expect, it } from '@jest/globals';
import { averageLinkageOfQuestions } from '../../../src/pipeline/5-theme/question-alone.js';
import { vectorOf } from '../../builders/vectors.js';

describe('the plain way to compare with', () => {
  const texts = [
    'school taxi late',
    'school taxi',
    'panel decides',
    'panel decides soon',
    'zebra',
    'yak',
    'quiz',
    'jazz',
  ];

  it.each([true, false])('groups questions by themselves (with vectors: %s)', (withVectors) => {
    const groups = averageLinkageOfQuestions(
      texts.map((text, index) => {
        const alone = vectorOf(text);
        return {
          id: String(index),
          text,
          ...(withVectors ? { vectors: { inText: alone, alone, mail: alone } } : {}),
        };
      }),
    );
    expect(groups[0]).toBe(groups[1]);
    expect(groups[2]).toBe(groups[3]);
    expect(groups[0]).not.toBe(groups[2]);
  });
});
