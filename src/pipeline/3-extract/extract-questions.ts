import { type Sentence, sentencesOf } from '../../language/sentences.js';
import { wordsOf } from '../../language/words.js';
import type { ExtractedQuestion, Extraction } from '../types.js';
import { asksWithoutMark, hasQuestionMark } from './asking.js';
import { hasAskingClause, partsOf } from './clauses.js';
import { isGreeting, isNoQuestion, isThanks, isUnsubscribing, saysItAsksNothing } from './courtesies.js';
import { introducedItems, introduces, withoutMark } from './lists.js';

/** A mail of so few words is its question: "transport??". */
const fewWords = 4;
/** A mail of more words in which nothing was found is shown to a person whole. */
const tellsMore = 25;

/** "If so, how?" needs the question before it. */
const followsOn =
  /^(?:and |but )?(?:if (?:so|not|yes|no)\b|(?:and |or )?(?:how|when|why|where|who|which|why not|since when|by when|by whom)\W*$|or (?:is|are|will|do|does|can|not)\b)/i;
const follower = 9;

/** A greeting on the line of the question is not part of it. */
const greetingLead =
  /^(?:(?:dear|hello|hi|hiya|hey|good (?:morning|afternoon|evening))\b[^,.!?\n]{0,40}[,.!–—-]\s+)/i;

function asks(sentence: Sentence, isItem: boolean): boolean {
  const { text } = sentence;
  if (isNoQuestion(text) || isGreeting(text)) return false;
  if (hasQuestionMark(text)) return true;
  if (text.endsWith(':')) return false;
  return isItem ? wordsOf(text).length >= 2 : asksWithoutMark(text) || hasAskingClause(text);
}

function withoutGreeting(sentence: Sentence): Sentence {
  const length = greetingLead.exec(sentence.text)?.[0].length ?? 0;
  return { text: sentence.text.slice(length), start: sentence.start + length, end: sentence.end };
}

/**
 * Finds each thing asked in a visible text, in order, with its exact place.
 * A mail of more than a few words with nothing found, that is no thanks, is one item for a moderator.
 */
export function extractQuestions(visibleText: string): Extraction {
  const words = wordsOf(visibleText);
  if (words.length === 0) return { questions: [], reason: 'It holds no words.' };
  if (isUnsubscribing(visibleText) && !asksMuch(visibleText)) {
    return { questions: [], reason: 'It asks to be taken off a mailing list.' };
  }
  const sentences = sentencesOf(visibleText);
  const items = introducedItems(sentences);
  const found: Sentence[] = [];
  let before = -2;
  sentences.forEach((sentence, index) => {
    if (introduces(sentences, index)) return;
    for (const plain of partsOf(withoutGreeting(withoutMark(sentence)))) {
      if (!asks(plain, items.has(index))) continue;
      const last = found[found.length - 1];
      if (
        last !== undefined &&
        before === index - 1 &&
        followsOn.test(plain.text) &&
        wordsOf(plain.text).length <= follower
      ) {
        found[found.length - 1] = {
          text: visibleText.slice(last.start, plain.end),
          start: last.start,
          end: plain.end,
        };
      } else found.push(plain);
      before = index;
    }
  });
  if (found.length > 0) return { questions: found.map(asQuestion), reason: '' };
  if (words.length <= fewWords && !isThanks(visibleText))
    return { questions: [wholeAsQuestion(visibleText)], reason: '' };
  if (isThanks(visibleText)) return { questions: [], reason: 'It says thank you and asks nothing.' };
  if (words.length < tellsMore || saysItAsksNothing(visibleText))
    return { questions: [], reason: 'It is a comment and asks nothing.' };
  const whole = wholeAsQuestion(visibleText);
  const hint = {
    kind: 'check',
    score: 0.5,
    because: ['No question was found in this mail. Please read it.'],
  } as const;
  return { questions: [{ ...whole, hints: [{ ...hint, because: [...hint.because] }] }], reason: '' };
}

function asksMuch(text: string): boolean {
  return sentencesOf(text).filter(({ text: sentence }) => hasQuestionMark(sentence)).length > 1;
}

function asQuestion({ text, start, end }: Sentence): ExtractedQuestion {
  return { asked: text, start, end, hints: [] };
}

function wholeAsQuestion(text: string): ExtractedQuestion {
  const asked = text.trim();
  const start = text.indexOf(asked);
  return { asked, start, end: start + asked.length, hints: [] };
}
