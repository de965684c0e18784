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
    ['Kindly answer the following:\n\nWho decides about places?', ['Who decides about places?']],
    ['My questions:\n1. Who pays?\n2. Who decides?', ['Who pays?', 'Who decides?']],
    ['Will there be a base in Wickby? If so, when?', ['Will there be a base in Wickby? If so, when?']],
    ['Hi there, when do places open?', ['when do places open?']],
    ['I wonder whether the base takes girls.', ['I wonder whether the base takes girls.']],
    ['Closing dates for the forms, please.', ['Closing dates for the forms, please.']],
    ['We need a yes or no on whether it is free', ['We need a yes or no on whether it is free']],
    [
      'We should be obliged to hear whether it is free.',
      ['We should be obliged to hear whether it is free.'],
    ],
    ['We also ask how many were refused.', ['We also ask how many were refused.']],
    ['how long from the form to the answer', ['how long from the form to the answer']],
    ['does Robin need a form', ['does Robin need a form']],
    ['are bases for girls', ['are bases for girls']],
    ['The fare: does 90p buy a return', ['The fare: does 90p buy a return']],
    ['The second one: will training be free', ['The second one: will training be free']],
    ['The bus goes at eight, will it wait', ['The bus goes at eight, will it wait']],
  ])('%j', (text, wanted) => {
    expect(asked(text)).toEqual(wanted);
  });

  it('begin at the clause that asks, behind a long story', () => {
    const story =
      'our twins share a desk by the window and both of them like the music lessons and the garden and the rabbit that the caretaker keeps there';
    expect(asked(`${story}, what happens when he retires`)).toEqual(['what happens when he retires']);
  });

  it('are parted in a run of several without stops', () => {
    const first = 'is it true that the new hall opens on a Sunday before all the others in town';
    const second = 'and do the buses stop there for people who come in from the hill farms';
    const third = 'and also does it cost more for a family who only come for the last hour';
    expect(asked(`ok here is mine ${first} ${second} ${third}`)).toEqual([first, second, third]);
  });

  it('stand at their exact place', () => {
    const text = 'Dear all,\n\nWho   pays? Thanks';
    const [question] = extractQuestions(text).questions;
    expect(text.slice(question?.start, question?.end)).toBe('Who   pays?');
  });

  it.each([
    ['Thank you for a lovely evening.', 'It says thank you and asks nothing.'],
    ['Please remove me from this list.', 'It asks to be taken off a mailing list.'],
    [
      `No question from me. ${'We moved here and our boy has settled in well. '.repeat(3)}`,
      'It is a comment and asks nothing.',
    ],
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
    'If nobody counts them, please say so then.',
    'I just wanted someone to listen.',
    'The reason I am asking is that we wait.',
    'Can hear the buses.',
    'Which is our trouble.',
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
