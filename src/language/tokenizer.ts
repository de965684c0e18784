/** A text as the sentence model takes it: WordPiece numbers and where each stands in the text (UTF-16 offsets). */
export interface Tokens {
  /** With the opening and the closing mark. */
  ids: number[];
  /** `text.slice(start, end)` of each token; empty (start === end) for the two marks. */
  starts: number[];
  ends: number[];
  /** The piece as the vocabulary writes it, such as `plan` or `##ning`. */
  pieces: string[];
}

/** The part of a Hugging Face tokenizer.json that this tokenizer reads. */
export interface TokenizerFile {
  model: { vocab: Record<string, number>; max_input_chars_per_word: number };
}

interface Letter {
  letter: string;
  start: number;
  end: number;
}

const openingMark = '[CLS]';
const closingMark = '[SEP]';
const unknown = '[UNK]';

/** Ideographs stand as words of their own (the ranges of BERT's reference tokenizer). */
const ideograph =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
/** Every ASCII sign and Unicode's punctuation; a pound sign is neither. */
const punctuation = /[!-/:-@[-`{-~]|\p{P}/u;
const dropped = /\ufffd|\p{Cf}|\p{Co}|\p{Cs}|(?![\t\n\r])\p{Cc}/u;

/** BERT's uncased WordPiece tokenizer, with offsets (Devlin et al. 2019; the rules of Hugging Face's BertNormalizer). */
export class Tokenizer {
  private readonly vocabulary: ReadonlyMap<string, number>;
  private readonly longestWord: number;

  constructor({ model }: TokenizerFile) {
    this.vocabulary = new Map(Object.entries(model.vocab));
    this.longestWord = model.max_input_chars_per_word;
  }

  encode(text: string): Tokens {
    const tokens: Tokens = { ids: [], starts: [], ends: [], pieces: [] };
    this.add(tokens, openingMark, 0, 0);
    for (const word of wordsIn(text)) this.addWord(tokens, word);
    this.add(tokens, closingMark, text.length, text.length);
    return tokens;
  }

  private add(tokens: Tokens, piece: string, start: number, end: number): void {
    tokens.ids.push(this.vocabulary.get(piece) as number);
    tokens.starts.push(start);
    tokens.ends.push(end);
    tokens.pieces.push(piece);
  }

  /** Longest piece first; a word with a part that no piece fits is unknown as a whole. */
  private addWord(tokens: Tokens, word: readonly Letter[]): void {
    const startOf = (from: number) => (word[from] as Letter).start;
    const endOf = (to: number) => (word[to - 1] as Letter).end;
    const found: { piece: string; from: number; to: number }[] = [];
    for (let from = 0; from < word.length && word.length <= this.longestWord; ) {
      let to = word.length;
      let piece = '';
      for (; to > from; to -= 1) {
        const letters = word
          .slice(from, to)
          .map(({ letter }) => letter)
          .join('');
        piece = from === 0 ? letters : `##${letters}`;
        if (this.vocabulary.has(piece)) break;
      }
      if (to === from) break;
      found.push({ piece, from, to });
      from = to;
    }
    if (found.at(-1)?.to !== word.length) {
      this.add(tokens, unknown, startOf(0), endOf(word.length));
      return;
    }
    for (const { piece, from, to } of found) this.add(tokens, piece, startOf(from), endOf(to));
  }
}

/** Words of a text, without accents and in lower case, each letter with its place. */
function* wordsIn(text: string): Iterable<Letter[]> {
  let word: Letter[] = [];
  for (const { letter, start, end } of lettersOf(text)) {
    const apart = punctuation.test(letter) || ideograph.test(letter);
    if ((apart || /\s/.test(letter)) && word.length > 0) {
      yield word;
      word = [];
    }
    if (apart) yield [{ letter, start, end }];
    else if (!/\s/.test(letter)) word.push({ letter, start, end });
  }
  if (word.length > 0) yield word;
}

function* lettersOf(text: string): Iterable<Letter> {
  let start = 0;
  for (const point of text) {
    const end = start + point.length;
    if (!dropped.test(point)) {
      for (const letter of point.normalize('NFD'))
        if (!/\p{Mn}/u.test(letter))
          for (const lower of letter.toLowerCase()) yield { letter: lower, start, end };
    }
    start = end;
  }
}
