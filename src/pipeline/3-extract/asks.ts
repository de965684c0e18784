import type { Sentence } from '../../language/sentences.js';
import { wordsOf } from '../../language/words.js';
import { asksWithoutMark, hasQuestionMark } from './asking.js';
import { hasAskingClause } from './clauses.js';
import { isGreeting, isNoQuestion } from './courtesies.js';

/** A greeting on the line of the question is not part of it. */
const greetingLead =
  /^(?:(?:dear|hello|hi|hiya|hey|good (?:morning|afternoon|evening))\b[^,.!?\n]{0,40}[,.!–—-]\s+)/i;

/** Does it ask for something? An item of an introduced list does with any two words. */
export function asks(sentence: Sentence, isItem: boolean): boolean {
  const { text } = sentence;
  if (isNoQuestion(text) || isGreeting(text)) return false;
  if (hasQuestionMark(text)) return wordsOf(text).length > 0;
  if (text.endsWith(':')) return false;
  return isItem ? wordsOf(text).length >= 2 : asksWithoutMark(text) || hasAskingClause(text);
}

export function withoutGreeting(sentence: Sentence): Sentence {
  const length = greetingLead.exec(sentence.text)?.[0].length ?? 0;
  return { text: sentence.text.slice(length), start: sentence.start + length, end: sentence.end };
}
