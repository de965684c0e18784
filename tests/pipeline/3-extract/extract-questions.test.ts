import { describe, expect, it } from '@jest/globals';
import { extractQuestions } from '../../../src/pipeline/3-extract/index.js';

const asked = (text: string) => extractQuestions(text).questions.map((question) => question.asked);

describe('questions', () => {
  it.each([
    ['Hello,\n\nWho decides? My son waits. When will we hear?', ['Who decides?', 'When will we hear?']],
    ['I would like to know how panels decide.', ['I would like to know how panels decide.']],
    ['please can you explain the new panels', ['please can you explain the new panels']],
    ['how do i get a taxi', ['how do i get a taxi']],
    ['transport??', ['transport??']],
    ['Apprenticeships', ['Apprenticeships']],
    [
      'I would like to know the following:\n- dates of the panels\n- who sits on them',
      ['dates of the panels', 'who sits on them'],
    ],
    ['My questions:\n1. Who pays?\n2. Who decides?', ['Who pays?', 'Who decides?']],
    ['Will there be a base in Wickby? If so, when?', ['Will there be a base in Wickby? If so, when?']],
    ['Hi there, when do places open?', ['when do places open?']],
    ['I wonder whether the base takes girls.', ['I wonder whether the base takes girls.']],
  ])('%j', (text, wanted) => {
    expect(asked(text)).toEqual(wanted);
  });

  it('stand at their exact place', () => {
    const text = 'Dear all,\n\nWho   pays? Thanks';
    const [question] = extractQuestions(text).questions;
    expect(text.slice(question?.start, question?.end)).toBe('Who   pays?');
  });

  it.each([
    ['Thank you for a lovely evening.', 'It says thank you and asks nothing.'],
    ['Please remove me from this list.', 'It asks to be taken off a mailing list.'],
    ['Our school is doing well this year.', 'It is a comment and asks nothing.'],
    ['   ', 'It holds no words.'],
  ])('are none in %j', (text, reason) => {
    expect(extractQuestions(text)).toEqual({ questions: [], reason });
  });

  it.each([
    'Can you confirm receipt?',
    'Please answer these questions in public.',
    'please dont say my name.',
    'How are you?',
    'Really?',
    'Who on earth thought of this?',
  ])('are not courtesies: %s', (text) => {
    expect(asked(`${text} Who decides about places?`)).toEqual(['Who decides about places?']);
  });

  it('of a longer mail in which none was found are one item for a person', () => {
    const story = 'We moved here two years ago and our boy sits at home since then. '.repeat(3).trim();
    const [question] = extractQuestions(story).questions;
    expect(question?.asked).toBe(story);
    expect(question?.hints[0]?.kind).toBe('check');
  });
});
