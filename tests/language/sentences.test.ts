import { describe, expect, it } from '@jest/globals';
import { sentencesOf } from '../../src/language/sentences.js';

const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it.each([
    ['Dr. Reed is away. When is she back?', ['Dr. Reed is away.', 'When is she back?']],
    ['It is at 7.30pm. is it free?', ['It is at 7.30pm.', 'is it free?']],
    ['We live in St. Albans. Far?', ['We live in St. Albans.', 'Far?']],
    ['The d.o.b. is on the form. Is it lost?', ['The d.o.b. is on the form.', 'Is it lost?']],
    ['He said no. Who decides?', ['He said no.', 'Who decides?']],
    ['It is no. 12 on the list.', ['It is no. 12 on the list.']],
    ['We walk to the end of Mill Rd. and wait.', ['We walk to the end of Mill Rd. and wait.']],
    ['We live in Mill Rd. Is it far?', ['We live in Mill Rd.', 'Is it far?']],
    ['It was at the end of st. and then left.', ['It was at the end of st.', 'and then left.']],
    ['Is it free?yes it is', ['Is it free?', 'yes it is']],
    ['Is it 3?4 or 5', ['Is it 3?4 or 5']],
    ['Two things 1. the light 2. the path', ['Two things 1. the light 2. the path']],
    ['We are 4. we live by the mill', ['We are 4.', 'we live by the mill']],
    ['Why?! Because.', ['Why?!', 'Because.']],
    ['hi there\nwhen is it', ['hi there', 'when is it']],
    ['- one thing\n- another thing', ['- one thing', '- another thing']],
    ['1. Who pays?\n2. Who decides?', ['1. Who pays?', '2. Who decides?']],
  ])('%j', (text, wanted) => {
    expect(texts(text)).toEqual(wanted);
  });

  it('go on over a line that a mail programme wrapped', () => {
    const line = 'How many of the new special school places will be open to children';
    expect(texts(`${line}\nwho live in the north of the county?`)).toHaveLength(1);
  });

  it('go on over a wrapped line of a list', () => {
    const item = '1. Where in the town does the council mean to build the four new';
    expect(texts(`${item}\nnurseries?\n2. Who decides?`)).toHaveLength(2);
  });

  it('end with a line too long to have been wrapped', () => {
    expect(texts(`${'It has been a long wait for all of us '.repeat(3)}\nwho decides`)).toHaveLength(2);
  });

  it('end with a line that another follows which asks anew, or that leaves room', () => {
    const line = 'the bus has come late for all of this week and we stood in rain';
    expect(texts(`${line}\nis it the driver`)).toHaveLength(2);
    expect(texts(`${line} and\nis it the driver`)).toHaveLength(1);
    expect(texts(`${line}\nwho pays\nwho decides`)).toHaveLength(3);
  });

  it('stand at their place in the text', () => {
    const text = '  Who pays?  And when? ';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Who pays?',
      'And when?',
    ]);
  });
});
