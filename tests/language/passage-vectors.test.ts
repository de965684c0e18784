import { describe, expect, it } from '@jest/globals';
import { vectorsOfText, vectorsOfTopic } from '../../src/language/passage-vectors.js';
import { fakeSentenceModel, knownWords } from '../builders/sentence-model.js';

/** Each row of a run has a direction of its own, so a vector tells which rows it was made of. */
const byRow = (mostTokens: number) =>
  fakeSentenceModel(mostTokens, (row) => Array.from({ length: 9 }, (_, at) => (at === row ? 1 : 0)));
const rowsIn = (vector: ArrayLike<number> = []) =>
  Array.from(vector).flatMap((value, row) => (value > 0 ? [row] : []));
/** A passage a word: "a b c" has them at 0, 2 and 4. */
const eachWord = (text: string) =>
  text.split(' ').map((word, at) => ({ start: at * 2, end: at * 2 + word.length }));

describe('the vectors of a text', () => {
  it('are of all its tokens, both marks among them', async () => {
    const { whole } = await vectorsOfText(byRow(6).model, 'a b', []);
    expect(Array.from(whole)).toEqual([127, 127, 127, 127, 0, 0, 0, 0, 0]);
  });

  it('are of a passage’s own tokens as read in the text, and of the passage read alone', async () => {
    const { model, runs } = byRow(6);
    const { passages } = await vectorsOfText(model, 'a b c d', [{ start: 2, end: 5 }]);
    expect(rowsIn(passages[0]?.inText)).toEqual([2, 3]);
    expect(rowsIn(passages[0]?.alone)).toEqual([0, 1, 2, 3]);
    expect(runs.map((ids) => ids.map((id) => knownWords[id]).join(' '))).toEqual([
      '[CLS] a b c d [SEP]',
      '[CLS] b c [SEP]',
    ]);
  });

  it('count a word that a passage cuts', async () => {
    const { passages } = await vectorsOfText(byRow(6).model, 'and b', [{ start: 2, end: 4 }]);
    expect(rowsIn(passages[0]?.inText)).toEqual([1]);
  });

  it('are those of the passage alone where it is not in the text, or is no word of it', async () => {
    const { passages } = await vectorsOfText(byRow(6).model, 'a b', [{ apart: 'c' }, { start: 1, end: 2 }]);
    expect(passages.map(({ inText }) => rowsIn(inText))).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
    expect(passages.map(({ inText }) => inText)).toEqual(passages.map(({ alone }) => alone));
  });

  it('are of the two marks where the text is empty', async () => {
    const { whole, passages } = await vectorsOfText(byRow(6).model, '', [{ start: 0, end: 0 }]);
    expect([rowsIn(whole), rowsIn(passages[0]?.inText)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('bring the greatest number to 127, and leave nothing as nothing', async () => {
    const { model } = fakeSentenceModel(6, (_, id) => (id === 5 ? [0.5, -1] : [0, 0]));
    const { whole, passages } = await vectorsOfText(model, 'a', [{ apart: 'b' }]);
    expect(whole).toEqual(Int8Array.of(64, -127));
    expect(passages[0]?.alone).toEqual(Int8Array.of(0, 0));
  });
});

describe('a text longer than one run', () => {
  it('is read in windows that overlap by half, the last one at its end', async () => {
    const { model, runs } = byRow(6);
    await vectorsOfText(model, 'a b c d e f a', []);
    expect(runs.map((ids) => ids.map((id) => knownWords[id]).join(' '))).toEqual([
      '[CLS] a b c d [SEP]',
      '[CLS] c d e f [SEP]',
      '[CLS] d e f a [SEP]',
    ]);
  });

  it('takes each word from the window in whose middle it stands best', async () => {
    // Rows of the windows above, from the middle at 3: c is 0 away in the first, 2 in the second; d 1 in both, so the
    // first is kept; f is 1 away in the second, 0 in the third.
    const text = 'a b c d e f a';
    const { whole, passages } = await vectorsOfText(byRow(6).model, text, eachWord(text));
    expect(passages.map(({ inText }) => rowsIn(inText))).toEqual([[1], [2], [3], [4], [3], [3], [4]]);
    // The marks are those at the very beginning and end.
    expect(rowsIn(whole)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is one window where it just fits', async () => {
    const { model, runs } = byRow(6);
    const { passages } = await vectorsOfText(model, 'a b c d', eachWord('a b c d'));
    expect(passages.map(({ inText }) => rowsIn(inText))).toEqual([[1], [2], [3], [4]]);
    expect(runs[0]).toHaveLength(6);
  });

  it('is read to its 8,190th word; a passage after that is read alone', async () => {
    const { model, runs } = fakeSentenceModel(256, (row) => [row, 1]);
    const text = 'a '.repeat(9000);
    const [near, far] = (
      await vectorsOfText(model, text, [
        { start: 8189 * 2, end: 8190 * 2 },
        { start: 8190 * 2, end: 8191 * 2 },
      ])
    ).passages;
    // Windows of 254 words, 127 further each: 7936 / 127 = 62.5, so 63 and the first; then both passages alone.
    expect(runs).toHaveLength(64 + 2);
    expect(Math.max(...runs.map((ids) => ids.length))).toBe(256);
    expect(near?.inText).not.toEqual(near?.alone);
    expect(far?.inText).toEqual(far?.alone);
  });
});

describe('the vectors of a topic', () => {
  it('are of title and description together, and of each phrase as read there', async () => {
    const { model, runs } = byRow(16);
    const { whole, phrases } = await vectorsOfTopic(model, { title: 'a', description: 'b, c and e' });
    expect(runs.map((ids) => ids.map((id) => knownWords[id]).join(' '))).toEqual([
      '[CLS] a : b , c and e [SEP]',
    ]);
    expect(phrases.map(rowsIn)).toEqual([[1], [3], [5], [7]]);
    expect(rowsIn(whole)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('take a phrase where it stands, not where its letters do', async () => {
    // The d of "and" is no phrase.
    const { phrases } = await vectorsOfTopic(byRow(16).model, { title: 'a', description: 'b and d' });
    expect(phrases.map(rowsIn)).toEqual([[1], [3], [5]]);
  });

  it('tell a phrase from an earlier one of the same words', async () => {
    const { phrases } = await vectorsOfTopic(byRow(16).model, { title: 'a', description: 'a, a' });
    expect(phrases.map(rowsIn)).toEqual([[1], [3], [5]]);
  });

  it('are of the title alone where nothing describes it', async () => {
    const { whole, phrases } = await vectorsOfTopic(byRow(16).model, { title: 'a b', description: ' ' });
    expect([rowsIn(whole), phrases.map(rowsIn)]).toEqual([[0, 1, 2, 3], [[1, 2]]]);
  });

  it('have no phrase where a part holds no word', async () => {
    const { phrases } = await vectorsOfTopic(byRow(16).model, { title: '', description: '\u00ad, b' });
    expect(phrases.map(rowsIn)).toEqual([[3]]);
  });
});
