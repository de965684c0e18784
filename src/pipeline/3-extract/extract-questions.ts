import { type Sentence, sentencesOf } from '../../language/sentences.js';
import { wordsOf } from '../../language/words.js';
import type { ExtractedQuestion, Extraction, Hint } from '../types.js';
import { hasQuestionMark } from './asking.js';
import { asks } from './asks.js';
import { type Candidate, candidatesIn } from './candidates.js';
import { isThanks, isUnsubscribing, saysItAsksNothing } from './courtesies.js';
import { announcesTopic } from './requests.js';

/** A mail of so few words is its question: "transport??". */
const fewWords = 4;
/** A mail of more words says more than thanks, whatever its last line is. */
const longestThanks = 45;

/** "If so, how?" needs the question before it. */
const followsOn =
  /^(?:and |but )?(?:if (?:so|not|yes|no)\b|(?:and |or )?(?:how|when|why|where|who|which|why not|since when|by when|by whom)\W*$|why not\b|or (?:is|are|will|do|does|can|not)\b)/i;
const follower = 9;

/** "If not why not" says with the question before it what is asked, with or without a mark. */
const asksWhy = /^(?:and |but )?(?:if (?:so|not|yes|no),? )?(?:how|when|why|where|who|which|what)\b/i;

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
  const found = questionsIn(visibleText);
  if (found.length > 0) return { questions: found.map(asQuestion), reason: '' };
  if (words.length <= fewWords && !isThanks(visibleText)) {
    return { questions: [wholeAsQuestion(visibleText)], reason: '' };
  }
  if (isThanks(visibleText) && words.length <= longestThanks) {
    return { questions: [], reason: 'It says thank you and asks nothing.' };
  }
  if (saysItAsksNothing(visibleText)) return { questions: [], reason: 'It is a comment and asks nothing.' };
  const hint: Hint = {
    kind: 'check',
    score: 0.5,
    because: ['No question was found in this mail. Please read it.'],
  };
  return { questions: [{ ...wholeAsQuestion(visibleText), hints: [hint] }], reason: '' };
}

function questionsIn(visibleText: string): Sentence[] {
  const all = candidatesIn(visibleText);
  const found: Sentence[] = [];
  let before = -2;
  /** Questions that a sentence of their list's item explains: one does, more are a story. */
  const explained = new Set<number>();
  const extend = ({ end }: Candidate) => {
    const last = found.pop();
    if (last !== undefined) found.push({ text: visibleText.slice(last.start, end), start: last.start, end });
  };
  all.forEach((candidate, index) => {
    const isNext = before === index - 1;
    const isFirstBehind = isNext && !explained.has(found.length);
    const asking = asks(candidate, candidate.isItem);
    if (isNext && followsUp(candidate, asking)) {
      extend(candidate);
      before = index;
    } else if (isFirstBehind && candidate.goesOn && !asking) {
      extend(candidate);
      explained.add(found.length);
      before = index;
    } else if (asking && !onlyAnnounces(all, index)) {
      found.push({ text: candidate.text, start: candidate.start, end: candidate.end });
      before = index;
    }
  });
  return found;
}

/** "If so, how?" belongs to the question before it. */
function followsUp({ text }: Candidate, asking: boolean): boolean {
  const isShort = wordsOf(text).length <= follower;
  return isShort && followsOn.test(text) && (asking || asksWhy.test(text));
}

/** So far below a sentence that names its topic the question itself may stand. */
const announcedWithin = 3;

/** "I would like to ask about the buses." asks nothing where the question follows, and all there is where none does. */
function onlyAnnounces(all: readonly Candidate[], index: number): boolean {
  return (
    announcesTopic(all[index]?.text ?? '') &&
    all
      .slice(index + 1, index + 1 + announcedWithin)
      .some((later) => !announcesTopic(later.text) && asks(later, later.isItem))
  );
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
