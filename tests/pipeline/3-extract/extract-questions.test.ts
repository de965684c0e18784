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
    [
      'Please explain: (i) whether it is free; (ii) from what date it runs.',
      ['whether it is free;', 'from what date it runs.'],
    ],
    ['Would you say 1) who pays 2) who decides', ['who pays', 'who decides']],
    [
      '- are there taxis?\n- whether a pass is given\n- thanks to all',
      ['are there taxis?', 'whether a pass is given'],
    ],
    [
      '1. Who pays? We were told two things.\n2. Who decides?',
      ['Who pays? We were told two things.', 'Who decides?'],
    ],
    ['Who pays? If not why not', ['Who pays? If not why not']],
    ['Which towns? And why not ours?', ['Which towns? And why not ours?']],
    ['I would like to ask about the buses. Do they run on Sundays?', ['Do they run on Sundays?']],
    ['What I am asking is this. Do they run on Sundays?', ['Do they run on Sundays?']],
    ['I would like to ask about the buses.', ['I would like to ask about the buses.']],
    ['will physical passes stay', ['will physical passes stay']],
    ['what number of the buses in the north are full', ['what number of the buses in the north are full']],
    [
      'If we turn down the bus we’re given, do we lose the pass?',
      ['If we turn down the bus we’re given, do we lose the pass?'],
    ],
    [
      'It would also help to know if the pool stays open.',
      ['It would also help to know if the pool stays open.'],
    ],
    ['Wanted to ask can drivers be trained.', ['Wanted to ask can drivers be trained.']],
    ['PLEASE TELL US WHO PAYS', ['PLEASE TELL US WHO PAYS']],
    ['Here are my questions. Who pays?', ['Who pays?']],
    ['1 who pays 2 who decides 3 can we come', ['who pays', 'who decides', 'can we come']],
    ['3 things 1. the light by the gate 2. the path', ['the light by the gate', 'the path']],
    ['Could you let us have:\n- the dates\n- the names', ['the dates', 'the names']],
    [
      'Hello, what is there for:\n- the under 5s\n- teenagers?\nIs it free?',
      ['what is there for:\n- the under 5s\n- teenagers?', 'Is it free?'],
    ],
    ['what do you pay for\n- who pays\n- lunch', ['what do you pay for', 'who pays']],
    ['Q1 Is it free?\nQ2: who decides', ['Is it free?', 'who decides']],
    ['r u open on a sunday', ['r u open on a sunday']],
    ['Would you say (a) who pays (c) who decides', ['Would you say (a) who pays (c) who decides']],
    ['Please say a) who pays b) who decides', ['who pays', 'who decides']],
    ['Who pays? If not we will ask again.', ['Who pays?']],
  ])('%j', (text, wanted) => {
    expect(asked(text)).toEqual(wanted);
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
    ['This is not a question, our school is doing well.', 'It is a comment and asks nothing.'],
    ['   ', 'It holds no words.'],
  ])('are none in %j', (text, reason) => {
    expect(extractQuestions(text)).toEqual({ questions: [], reason });
  });

  it.each([
    'Can you confirm receipt?',
    'Can you confirm you got it?',
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
    'A voice asks "can you hear the bell?"',
    'There is a queue, isn’t there?',
    'A reply in writing would suit me.',
    'When I was small we walked.',
    'What came was a van.',
    'Would rather not be named.',
    'Have been waiting since May.',
    'How kind of you all.',
    'Hi Pat, did you read this?',
  ])('are not courtesies: %s', (text) => {
    expect(asked(`${text} Who decides about places?`)).toEqual(['Who decides about places?']);
  });

  it('begin, behind a very long story, with its last clauses', () => {
    const story =
      'the river came up twice in the winter and took the fence with it and half of the shed and a hen house by the gate';
    const [question] = asked(`${story}, the lane floods now, so who clears it of mud`);
    expect(question).toBe('the lane floods now, so who clears it of mud');
  });

  it('of a short mail that asks in no known way are one item, so that nothing is lost', () => {
    const [question] = extractQuestions('The lift at the hall has been out since May.').questions;
    expect(question?.hints[0]?.kind).toBe('check');
  });

  it('are looked for in a long mail that ends with thanks', () => {
    const story = `${'The bus was late and we stood there in the rain. '.repeat(6)}Thank you for reading.`;
    expect(extractQuestions(story).questions).toHaveLength(1);
  });

  it('are none in a list of what is known already', () => {
    const text = 'Things I know already:\n- there is no money\n- drivers are few\n\nWho decides?';
    expect(asked(text)).toEqual(['Who decides?']);
  });

  it('of a longer mail in which none was found are one item for a person', () => {
    const story = 'We moved here two years ago and our boy sits at home since then. '.repeat(3).trim();
    const [question] = extractQuestions(story).questions;
    expect(question?.asked).toBe(story);
    expect(question?.hints[0]?.kind).toBe('check');
  });
});
