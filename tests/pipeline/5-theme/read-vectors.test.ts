import { describe, expect, it } from '@jest/globals';
import { titlesWithVectors, topicsWithVectors, withVectors } from '../../../src/pipeline/5-theme/index.js';
import { fakeVectorMaker, vectorOf } from '../../builders/vectors.js';

const mail = 'Hello. Who pays for\nthe taxi? Is there a bus?';
const questions = [
  { id: 'a', text: 'Who pays for the taxi?', context: mail, message: 'm1' },
  { id: 'b', text: 'Who decides?', message: 'm2' },
  { id: 'c', text: 'Is there a bus?', context: mail, message: 'm1' },
];

describe('what is read in questions', () => {
  it('is read once a mail, of each question where it stands', async () => {
    const maker = fakeVectorMaker();
    const read = await withVectors(questions, maker);
    expect(maker.read).toEqual([mail, 'Who decides?']);
    expect(read.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(read.map(({ vectors }) => vectors?.alone)).toEqual([
      vectorOf('Who pays for\nthe taxi?'),
      vectorOf('Who decides?'),
      vectorOf('Is there a bus?'),
    ]);
    expect(read[2]?.vectors?.mail).toEqual(vectorOf(mail));
    expect(read[2]?.vectors?.inText).not.toEqual(read[2]?.vectors?.alone);
  });

  it('is that of the question alone where it is not in its mail', async () => {
    const [read] = await withVectors(
      [{ id: 'a', text: 'Which school?', context: 'Hello.' }],
      fakeVectorMaker(),
    );
    expect(read?.vectors?.alone).toEqual(vectorOf('Which school?'));
  });

  it('is read once for equal texts', async () => {
    const maker = fakeVectorMaker();
    await withVectors(
      ['a', 'b'].map((id) => ({ id, text: 'Is there a bus?', context: mail })),
      maker,
    );
    expect(maker.read).toEqual([mail]);
  });

  it('is the same in any order, also where the text of a mail is not known', async () => {
    const asked = ['Who pays?', 'Is there a bus?'].map((text, at) => ({ id: `q${at}`, text, message: 'm' }));
    const there = await withVectors(asked, fakeVectorMaker());
    const back = await withVectors([...asked].reverse(), fakeVectorMaker());
    expect(back.reverse()).toEqual(there);
    expect(there[0]?.vectors?.mail).toEqual(vectorOf('Who pays? Is there a bus?'));
  });

  it('is nothing at all where the model stops half way', async () => {
    expect(await withVectors(questions, fakeVectorMaker(1))).toEqual(questions);
  });

  it('is told as it goes', async () => {
    const told: string[] = [];
    await withVectors(questions, fakeVectorMaker(), (done, all) => told.push(`${done} of ${all}`));
    expect(told).toEqual(['1 of 2', '2 of 2']);
  });
});

describe('what is read in topics and titles', () => {
  it('is of title and description, and of each phrase', async () => {
    const topics = [{ title: 'Taxis', description: 'who pays, how late' }];
    const [read] = await topicsWithVectors(topics, fakeVectorMaker());
    expect(read).toMatchObject(topics[0] ?? {});
    expect(read?.vectors?.phrases).toEqual(['Taxis', 'who pays', 'how late'].map(vectorOf));
  });

  it('is read once a title', async () => {
    const maker = fakeVectorMaker();
    const read = await titlesWithVectors(['Taxis', 'Buses', 'Taxis'], maker);
    expect(maker.read).toEqual(['Taxis', 'Buses']);
    expect(read.get('Buses')?.whole).toEqual(vectorOf('Buses'));
  });

  it('is nothing without a model', async () => {
    const spent = fakeVectorMaker(0);
    const [read] = await topicsWithVectors([{ title: 'Taxis', description: '' }], spent);
    expect([read?.title, read?.vectors]).toEqual(['Taxis', undefined]);
    expect([...(await titlesWithVectors(['Buses'], spent))]).toEqual([['Buses', undefined]]);
  });
});
