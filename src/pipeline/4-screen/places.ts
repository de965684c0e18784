import { isProper, type Stretch, type Surroundings, type Token, withoutPossessive } from './names.js';
import { isOrdinary } from './ordinary-words.js';

/** Schools by what they are called; a saint's name is hardly ever anything else. */
const schoolPatterns: readonly RegExp[] = [
  /\b(?:(?:St|Saint)\.? )?(?:[A-Z][\p{L}'’-]{1,40} ){1,4}(?:C of E |CofE |Catholic |RC |Church of England )?(?:Primary|Secondary|Infants?|Juniors?|Junior|High|Grammar|Special|Community|Middle|Nursery|Comprehensive|Academy|College|School|Sixth Form|Pre-?school|Lower|Upper)(?: (?:School|Academy|College|Centre))*\b/gu,
  /\b(?:St|Saint)\.? [A-Z][\p{L}-]{1,24}(?:['’]s)?/gu,
];
const schoolInLowerCase =
  /(?<![\p{L}'’])(\p{Ll}{4,20}) (?:primary|infants?|juniors?|academy|grammar|high school|nursery school)(?! (?:school )?(?:places?|sector|age|phase))(?!\p{L})/gu;

const streetWords =
  'Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Crescent|Court|Gardens|Terrace|Grove|Mews|Walk|Rise|Row|Cottages?|House|Flats?|Square|Way|Place|Hill|View|Green';
/** By house number, in any text. */
const numberedAddress = new RegExp(
  `\\b\\d{1,4}[a-z]? (?:[A-Z][\\p{L}'’-]{1,40} ){1,3}(?:${streetWords})\\b`,
  'gu',
);
/** The street alone: told of somebody, it says where they live. */
const street = new RegExp(
  `(?<=\\b(?:on|in|from|at|of|near|along|down|to|does|is|our|pass|passes|past) )(?:[A-Z][\\p{L}'’-]{1,40} ){1,2}(?:${streetWords})\\b`,
  'gu',
);

/** Words with which names of places end: "Brook Meadow", made of ordinary words. */
const placeEndings: ReadonlySet<string> = new Set(
  'meadow meadows house bank green park court hall lodge wood woods field fields grove hill view bridge brook lane gardens cottage cottages farm manor mount mill mills heath moor vale dale centre unit base academy school primary trust road street close'.split(
    ' ',
  ),
);
const before: ReadonlySet<string> = new Set(
  'at to from in into near for get gets got by of onto attend attends attended join joins like than and or past'.split(
    ' ',
  ),
);

/** Schools that are called so in any text. */
export function schoolsIn(text: string, { ours }: Surroundings): Stretch[] {
  const found: Stretch[] = [];
  for (const pattern of schoolPatterns) {
    for (const match of text.matchAll(pattern)) {
      const skipped = leadingCommonWords(match[0], ours);
      const name = match[0].slice(skipped);
      if (/\s/.test(name.trim()))
        found.push({ start: match.index + skipped, end: match.index + match[0].length });
    }
  }
  for (const match of text.matchAll(schoolInLowerCase)) {
    const [all, name = ''] = match;
    if (!isOrdinary(name) && !ours.has(name))
      found.push({ start: match.index, end: match.index + all.length });
  }
  return found;
}

/** "Does Alder Bank School": the sentence's first word is no part of the name. @returns characters to skip */
function leadingCommonWords(name: string, ours: ReadonlySet<string>): number {
  let skipped = 0;
  const words = name.split(' ');
  for (const [at, word] of words.entries()) {
    const lower = word.toLowerCase();
    const next = words[at + 1];
    // "Alder Bank School" keeps its ordinary words; "The local School" is none.
    const isLead = functionLead.has(lower) || ours.has(lower);
    if (!isLead || next === undefined) break;
    skipped += word.length + 1;
  }
  return Math.min(skipped, name.length);
}

const functionLead: ReadonlySet<string> = new Set(
  'the this that these those is are was were do does did can could will would should has have had how what when where which who why and but or if so as at by for from in of on to with my our your his her their not no any all every each some most both a an local special mainstream primary secondary high junior infant independent new please also year key stage after before because since while until now just'.split(
    ' ',
  ),
);

/** Addresses with a house number, in any text. */
export function addressesIn(text: string): Stretch[] {
  return Array.from(text.matchAll(numberedAddress), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Places by their names alone: where a text is about one family, its school and its street say who that is; in a
 * question that anybody could ask they say nothing.
 */
export function placesIn(text: string, tokens: readonly Token[], { ours, places }: Surroundings): Stretch[] {
  const found: Stretch[] = Array.from(text.matchAll(street), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (!token.isCapital && places.has(token.plain) && !isOrdinary(token.plain))
      found.push({ start: token.start, end: withoutPossessive(token) });
    if (!token.isCapital || token.startsSentence) continue;
    const run = [token];
    for (let next = tokens[at + run.length]; next !== undefined; next = tokens[at + run.length]) {
      if (!next.isCapital || text.slice(run.at(-1)?.end, next.start) !== ' ') break;
      run.push(next);
    }
    const last = run.at(-1) as Token;
    const isNamed = run.some((one) => isProper(one, ours));
    const isCalled =
      run.length > 1 &&
      placeEndings.has(last.plain) &&
      before.has(tokens[at - 1]?.plain ?? '') &&
      !run.every((one) => ours.has(one.plain));
    if (isNamed || isCalled) found.push({ start: token.start, end: withoutPossessive(last) });
    at += run.length - 1;
  }
  return found;
}

/** Names of places in mails, in lower case: what stands with a capital inside sentences of two mails or more. */
export function placesNamed(mails: readonly (readonly Token[])[], ours: ReadonlySet<string>): Set<string> {
  const counts = new Map<string, number>();
  for (const tokens of mails)
    for (const word of new Set(tokens.filter((token) => isProper(token, ours)).map(({ plain }) => plain)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([word]) => word));
}
