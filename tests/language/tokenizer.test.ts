import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { modelFolder } from '../../src/language/model-settings.js';
import { Tokenizer, type TokenizerFile } from '../../src/language/tokenizer.js';
import { reference } from '../builders/reference.js';

const file = JSON.parse(readFileSync(join(modelFolder, 'tokenizer.json'), 'utf8')) as TokenizerFile;
const tokenizer = new Tokenizer(file);
const pieces = (text: string) => tokenizer.encode(text).pieces.slice(1, -1);

describe('the tokenizer', () => {
  it.each(reference)('reads $text as the reference library does', ({ text, ids, offsets }) => {
    const tokens = tokenizer.encode(text);
    expect(tokens.ids).toEqual(ids);
    expect(tokens.starts.map((start, at) => [start, tokens.ends[at]]).slice(1, -1)).toEqual(offsets);
  });

  it('puts a mark without width at either end', () => {
    const { starts, ends, pieces } = tokenizer.encode('two words');
    expect([pieces[0], starts[0], ends[0]]).toEqual(['[CLS]', 0, 0]);
    expect([pieces.at(-1), starts.at(-1), ends.at(-1)]).toEqual(['[SEP]', 9, 9]);
  });

  it('takes a word apart, the longest piece first', () => {
    expect(pieces('unaffordable')).toEqual(['una', '##ff', '##ord', '##able']);
  });

  it('knows no word of which a part is in no vocabulary', () => {
    expect(pieces('taxi ta🙂xi')).toEqual(['taxi', '[UNK]']);
  });

  it('reads a mark that somebody wrote as ordinary signs', () => {
    expect(pieces('[SEP]')).toEqual(['[', 'sep', ']']);
    expect(tokenizer.encode('[SEP] [PAD]').ids.filter((id) => id === 102 || id === 0)).toEqual([102]);
  });

  it('drops half of a letter', () => {
    expect(pieces('\ud83dbus\ude42')).toEqual(['bus']);
  });

  it('takes a word of 100,000 letters as unknown', () => {
    expect(tokenizer.encode('k'.repeat(100_000))).toMatchObject({
      ids: [101, 100, 102],
      ends: [0, 100_000, 100_000],
    });
  });
});
