import type { Sentence } from '../../language/sentences.js';

const mark = /^\s*(?:[-*•·–▪◦]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+/i;
const announcesQuestions =
  /\b(?:questions?|ask|know|queries|points|following|cover|answer|explain|hear|tell|below|things)\b[^.]*:?\s*$/i;

/** Looks at the end alone: a sentence can be as long as a hostile mail. */
const announces = (sentence: Sentence | undefined) =>
  announcesQuestions.test(sentence?.text.slice(-200) ?? '');

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
