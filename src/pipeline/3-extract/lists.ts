import type { Sentence } from '../../language/sentences.js';
import { opensAsQuestion } from './openings.js';
import { requestsSomething } from './requests.js';

const mark =
  /^\s*(?:(?:[-*•·–▪◦]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+|(?:q|question) ?\d{1,2}(?:\s*[:.)–-])?\s+)/i;
const announcesQuestions =
  /\b(?:questions?|ask|know|queries|points|following|cover|answer|explain|hear|tell|below|things)\b[^.]*:?\s*$/i;

/** "Things I already know, so please do not repeat them:" */
const announcesNone = /\b(?:already|don['’]?t repeat|no need to|not asking|nothing to do with)\b/i;

/** Looks at the end alone: a sentence can be as long as a hostile mail. */
const announces = (sentence: Sentence | undefined) => {
  const end = sentence?.text.slice(-200) ?? '';
  const asksForItems = end.endsWith(':') && requestsSomething(end);
  return (announcesQuestions.test(end) || asksForItems) && !announcesNone.test(end);
};

/** Does it begin with a bullet or a number? */
export const isMarked = ({ text }: Sentence) => mark.test(text);

/** The item without its bullet or number. */
export function withoutMark(sentence: Sentence): Sentence {
  const length = mark.exec(sentence.text)?.[0].length ?? 0;
  return { text: sentence.text.slice(length), start: sentence.start + length, end: sentence.end };
}

/** Which sentences are items of a list that a line such as "I would like to know:" introduces. */
export function introducedItems(sentences: readonly Sentence[]): Set<number> {
  const items = new Set<number>();
  let introduced = false;
  sentences.forEach((sentence, index) => {
    if (mark.test(sentence.text)) {
      if (introduced) items.add(index);
    } else
      introduced =
        announces(sentence) ||
        (introduced && index > 0 && items.has(index - 1) && !/^\p{Lu}/u.test(sentence.text));
  });
  return items;
}

const opensAsItem = /^(?:and |or )?(?:whether|if|how|what|when|where|who|which|why|any)\b/i;

/**
 * Items of a list nobody introduced: where one of its neighbours asks, an item that begins with "whether", "how" or
 * "what" asks as well.
 */
export function itemsBesideQuestions(
  sentences: readonly Sentence[],
  asks: (sentence: Sentence) => boolean,
): Set<number> {
  const items = new Set<number>();
  let run: number[] = [];
  const close = () => {
    const plain = run.map((index) => ({ index, sentence: sentences[index] }));
    const isAsking = plain.some(({ sentence }) => sentence !== undefined && asks(withoutMark(sentence)));
    if (run.length > 1 && isAsking) {
      for (const { index, sentence } of plain) {
        if (sentence !== undefined && opensAsItem.test(withoutMark(sentence).text)) items.add(index);
      }
    }
    run = [];
  };
  let isOpen = false;
  sentences.forEach((sentence, index) => {
    if (mark.test(sentence.text)) {
      isOpen = true;
      run.push(index);
    } else if (
      isOpen &&
      /^\p{Lu}/u.test(sentence.text) &&
      !sentences.slice(index + 1, index + 3).some(({ text }) => mark.test(text))
    ) {
      close();
      isOpen = false;
    }
  });
  close();
  return items;
}

/**
 * "What is there for: - children under 5 - teenagers" is one question that goes on over its list.
 * @returns how many items belong to the sentence before them; none where the items ask for themselves
 */
export function itemsCompleting(sentences: readonly Sentence[], index: number): number {
  const text = sentences[index]?.text ?? '';
  const isOpen = opensAsQuestion(text) && !requestsSomething(text) && /[\p{L}\p{N}:,…]$/u.test(text);
  if (!isOpen || mark.test(text)) return 0;
  let count = 0;
  for (const next of sentences.slice(index + 1)) {
    if (!mark.test(next.text) || opensAsQuestion(withoutMark(next).text)) break;
    count += 1;
  }
  return count;
}

/** An introduction asks for nothing itself. */
export function introduces(sentences: readonly Sentence[], index: number): boolean {
  const next = sentences[index + 1];
  return (
    next !== undefined &&
    mark.test(next.text) &&
    !mark.test(sentences[index]?.text ?? '') &&
    announces(sentences[index]) &&
    !(sentences[index]?.text ?? '').includes('?')
  );
}
