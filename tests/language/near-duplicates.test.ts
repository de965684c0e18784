import { describe, expect, it } from '@jest/globals';
import { type Asked, groupNearDuplicates } from '../../src/language/near-duplicates.js';

const asked = (texts: string[]): Asked[] =>
  texts.map((text, index) => ({ id: `q${index}`, text, family: `f${index}` }));
const ids = (texts: string[]) =>
  groupNearDuplicates(asked(texts)).map(({ first, others }) => [first, ...others.map(({ id }) => id)]);

describe('questions that ask the same', () => {
  it('are one group: in other words, in other forms, and with a clause added', () => {
    expect(
      ids([
        'How many taxi drivers have training in first aid?',
        'How many drivers of a taxi are trained in first aid?',
        'We would all like to know how many taxi drivers have training in first aid and who pays for it?',
        'When does the pool open again?',
      ]),
    ).toEqual([['q0', 'q1', 'q2'], ['q3']]);
  });

  it('are alike in the short words of families', () => {
    expect(
      ids(['Is swimming free for children in year four?', 'is swimming free for kids in yr four']),
    ).toEqual([['q0', 'q1']]);
  });

  it.each([
    [['Is swimming free for children under 5?', 'Is swimming free for children under 16?']],
    [['Will the swimming pool close in March?', 'Will the swimming pool not close in March?']],
    [['Is it free?', 'Is it free?']],
    [['Who runs the swimming pool in Wickby?', 'Who runs the library van in Wickby?']],
  ])('are not those that differ in a number, a denial or what they are about: %j', (texts) => {
    expect(ids(texts)).toEqual([['q0'], ['q1']]);
  });

  it('join no two that differ by a chain of small steps', () => {
    const groups = ids([
      'pool taxi driver lesson',
      'taxi driver lesson garden',
      'driver lesson garden library',
      'lesson garden library supper',
    ]);
    expect(groups).toEqual([
      ['q0', 'q1'],
      ['q2', 'q3'],
    ]);
  });

  it('are counted as questions and as families, at least where some are unknown', () => {
    const text = 'How many taxi drivers have training in first aid?';
    const families = ['a', 'b', 'a', null, null];
    const [group] = groupNearDuplicates(families.map((family, index) => ({ id: `${index}`, text, family })));
    expect(group).toMatchObject({ questions: 5, families: 4, isAtLeast: true });
    expect(groupNearDuplicates([{ id: '0', text, family: 'a' }])[0]).toMatchObject({
      others: [],
      families: 1,
      isAtLeast: false,
    });
    expect(groupNearDuplicates([])).toEqual([]);
  });

  it('keep the personal sentence that a family added to a campaign letter', () => {
    const text = 'Will the council keep the swimming lessons at the mill?';
    const letter = `Dear council,\nI support the swimming campaign of the mill.\n1. ${text}`;
    const own = 'My daughter learnt to float there after her illness.';
    const [group] = groupNearDuplicates([
      { id: 'a', text, family: 'a', context: letter },
      { id: 'b', text, family: 'b', context: `${letter}\n${own}` },
      { id: 'c', text, family: 'c', context: letter },
    ]);
    expect(group?.others).toEqual([
      { id: 'b', added: [own] },
      { id: 'c', added: [] },
    ]);
  });
});
