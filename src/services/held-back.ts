import type { HintKind } from '../pipeline/types.js';
import type { Question } from '../store/index.js';

/** Hints that keep a question from hosts until a moderator has decided. The others only inform. */
const holdingKinds: ReadonlySet<HintKind> = new Set([
  'safeguarding',
  'individual-child',
  'personal-data',
  'off-topic',
  'abusive',
]);

export function isFlagged(question: Pick<Question, 'hints'>): boolean {
  return question.hints.some((hint) => holdingKinds.has(hint.kind));
}

/** Why hosts do not see a question: it was set aside, or it is flagged and nobody decided yet. Null when they do. */
export function heldBackBecause(question: Pick<Question, 'hints' | 'state'>): 'set-aside' | 'flagged' | null {
  if (question.state === 'set-aside') return 'set-aside';
  return question.state === 'undecided' && isFlagged(question) ? 'flagged' : null;
}
