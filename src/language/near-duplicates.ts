import { type Likeable, likeable, likeness, overlap } from './likeness.js';
import { sentencesOf } from './sentences.js';

export interface Asked {
  id: string;
  text: string;
  /** Who asked; null where nobody knows. */
  family: string | null;
  /** The whole visible text of its mail. */
  context?: string;
}

/** Questions that ask the same, shown as one. */
export interface NearDuplicates {
  /** The first that came stands for all. */
  first: string;
  others: { id: string; added: string[] }[];
  questions: number;
  /** Different families that asked; those unknown count one each. */
  families: number;
  /** Some families are unknown, and might be one. */
  isAtLeast: boolean;
}

/** Two questions this much alike ask the same thing: half of few words may be what any two share. */
export const alikeFrom = 0.6;
/** A sentence less alike than this to any of another mail says something that the other does not. */
const ownBelow = 0.5;
/** "Thank you." and "Yours, Ana" add nothing. */
const fewestWordsAdded = 4;

/**
 * Groups questions that ask the same: campaign letters with small edits, and one question in other words. Each joins
 * the first group whose first question is alike, so that a chain of small steps joins no two that differ.
 */
export function groupNearDuplicates(questions: readonly Asked[]): NearDuplicates[] {
  const groups: { leader: Likeable; members: Asked[] }[] = [];
  const byStem = new Map<string, Set<number>>();
  for (const question of questions) {
    const own = likeable(question.text);
    const candidates = new Set<number>();
    for (const stem of own.stems) for (const group of byStem.get(stem) ?? []) candidates.add(group);
    let best = -1;
    let most = alikeFrom;
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const leader = groups[index]?.leader;
      const alike = leader === undefined ? 0 : likeness(leader, own);
      if (alike > most || (best === -1 && alike === most)) [best, most] = [index, alike];
    }
    if (best !== -1) groups[best]?.members.push(question);
    else {
      groups.push({ leader: own, members: [question] });
      for (const stem of own.stems) {
        byStem.set(stem, (byStem.get(stem) ?? new Set()).add(groups.length - 1));
      }
    }
  }
  return groups.map(({ members }) => counted(members));
}

function counted(members: readonly Asked[]): NearDuplicates {
  const [first, ...others] = members;
  const known = new Set(members.flatMap(({ family }) => (family === null ? [] : [family])));
  const unknown = members.filter(({ family }) => family === null).length;
  return {
    first: first?.id ?? '',
    others: others.map((other) => ({
      id: other.id,
      added: first === undefined ? [] : addedBy(other, first),
    })),
    questions: members.length,
    families: known.size + unknown,
    isAtLeast: unknown > 0,
  };
}

/** Sentences of a mail that the first of its group has not: a personal line added to a campaign letter. */
function addedBy(other: Asked, first: Asked): string[] {
  const shared = [
    ...sentencesOf(first.context ?? first.text),
    { text: first.text },
    { text: other.text },
  ].map(({ text }) => likeable(withoutNumber(text)));
  return sentencesOf(other.context ?? other.text)
    .map(({ text }) => text)
    .filter((text) => text.split(/\s+/).length >= fewestWordsAdded)
    .filter(
      (text) => !shared.some((sentence) => overlap(likeable(withoutNumber(text)), sentence) >= ownBelow),
    );
}

const withoutNumber = (text: string) => text.replace(/^\s*(?:[-*•]|\(?\w{1,2}[.):])\s+/, '');
