import type { Hint } from '../types.js';
import {
  namesAlone,
  namesInContext,
  noSurroundings,
  type Stretch,
  type Surroundings,
  tokensOf,
} from './names.js';
import { phoneNumbers } from './phone-numbers.js';
import { addressesIn, placesIn, schoolsIn } from './places.js';

/** A stretch of text that may tell who somebody is. */
export interface PersonalSpan extends Stretch {
  kind:
    | 'name'
    | 'school'
    | 'place'
    | 'postcode'
    | 'address'
    | 'phone'
    | 'email'
    | 'number'
    | 'date of birth'
    | 'age'
    | 'handle';
}

/** NHS numbers end in a check digit: weights 10 to 2, modulo 11 (NHS Data Dictionary). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** By shape: real areas are not checked, so that a new one is not missed. */
const postcodePattern = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi;
const emailPattern = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const tenDigits = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g;
const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const date = `(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? \\d{4})?|${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)`;
const datesOfBirth: readonly RegExp[] = [
  new RegExp(
    `\\b(?:d\\.? ?o\\.? ?b\\b\\.?|date of birth|born(?: on)?|birthday(?: is| on)?)[\\s:,;(-]{0,3}(?:on |the |is |was )?(${date})`,
    'gi',
  ),
  // "turns 18 on 3 September", "is 18 already (27 May)".
  new RegExp(
    `\\b(?:[1-9]|1\\d|2[0-5])[\\s(,]{1,3}(?:already |on |in |next |this )*\\(?(?:on )?(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}(?: \\d{4})?)`,
    'gi',
  ),
];
/** Told beside a name, an age narrows down who it is. */
const agePattern =
  /\baged? (\d{1,2})\b(?! ?(?:%|miles|minutes|hours|weeks|months|days|am|pm|other|of|th|st|nd|rd|places|children|families|per|:))/gi;

/** Unique pupil numbers (a letter, twelve characters), car registrations since 2001, and references with their word. */
const numberPatterns: readonly RegExp[] = [
  /\b[A-Z]\d{11}[A-Z\d]\b/g,
  /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/g,
  /\b[A-Z]{2,5}[/-]\d{2,8}(?:[/-][A-Z\d]{1,8})*\b/g,
];
const referencePattern =
  /\b(?:ref(?:erence)?|case|plan|pupil|file|claim|appeal|tribunal|application|EHCP?)(?: (?:no|number|ref|id))?\.?[:\s#]{1,3}((?=[A-Z/-]*\d)[A-Z\d][A-Z\d/-]{3,24})/gi;
const handlePattern = /(?<![\w.])@[a-z][\w.]{2,29}\b/gi;

/**
 * Every stretch that may tell who somebody is, in order, without overlaps.
 * @param isIndividual whether the text is about one family: then its places tell too
 */
export function personalSpans(
  text: string,
  surroundings: Surroundings = noSurroundings,
  isIndividual = false,
): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  const addAll = (kind: PersonalSpan['kind'], stretches: readonly Stretch[]) => {
    for (const { start, end } of stretches) spans.push({ kind, start, end });
  };
  addAll('email', whole(text, emailPattern));
  addAll('postcode', whole(text, postcodePattern));
  addAll('address', addressesIn(text));
  for (const match of text.matchAll(tenDigits)) {
    if (isNhsNumber(match[0].replaceAll(/\D/g, '')))
      spans.push({ kind: 'number', start: match.index, end: match.index + match[0].length });
  }
  // An NHS number looks like a telephone number to the library, so it was looked for first.
  addAll('phone', phoneNumbers(text));
  for (const pattern of datesOfBirth) addAll('date of birth', inner(text, pattern));
  for (const pattern of numberPatterns) addAll('number', whole(text, pattern));
  addAll('number', inner(text, referencePattern));
  addAll('handle', whole(text, handlePattern));
  addAll('school', schoolsIn(text, surroundings));
  const tokens = tokensOf(text);
  const names = [...namesAlone(text, tokens, surroundings), ...namesInContext(text, surroundings)];
  addAll('name', names);
  if (names.length > 0) addAll('age', inner(text, agePattern));
  if (names.length > 0 || isIndividual) {
    const isNamed = ({ start, end }: Stretch) => names.some((name) => name.start < end && name.end > start);
    addAll(
      'place',
      placesIn(text, tokens, surroundings).filter((place) => !isNamed(place)),
    );
  }
  return united(spans);
}

function whole(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Where the first group of a pattern stands. */
function inner(text: string, pattern: RegExp): Stretch[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const word = match[1];
    if (word === undefined) return [];
    const start = match.index + match[0].lastIndexOf(word);
    return [{ start, end: start + word.length }];
  });
}

/** Stretches that overlap become one, of the longest one's kind: none leaves a piece of a name in sight. */
function united(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const kept: (PersonalSpan & { longest: number })[] = [];
  for (const { kind, start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || start >= last.end) {
      kept.push({ kind, start, end, longest: end - start });
      continue;
    }
    if (end - start > last.longest) Object.assign(last, { kind, longest: end - start });
    last.end = Math.max(last.end, end);
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}

const neutralWords: Record<PersonalSpan['kind'], string> = {
  name: '[name]',
  school: '[school]',
  place: '[place]',
  postcode: '[postcode]',
  address: '[address]',
  phone: '[phone number]',
  email: '[email address]',
  number: '[number]',
  'date of birth': '[date of birth]',
  age: '[age]',
  handle: '[account]',
};

export function personalData(
  text: string,
  spans: readonly PersonalSpan[] = personalSpans(text),
): Hint | null {
  if (spans.length === 0) return null;
  const because = [...new Set(spans.map(({ start, end }) => text.slice(start, end)))];
  return { kind: 'personal-data', score: 0.9, because };
}

/** The text with each such stretch replaced by a neutral word, so that the sentence reads on. */
export function redacted(text: string, spans: readonly PersonalSpan[] = personalSpans(text)): string {
  let result = '';
  let at = 0;
  for (const { kind, start, end } of united([...spans, ...namedAgain(text, spans)])) {
    result += text.slice(at, start) + neutralWords[kind];
    at = end;
  }
  return result + text.slice(at);
}

/** Names found once, wherever else they stand; one walk over the words however many names there are. */
function namedAgain(text: string, spans: readonly PersonalSpan[]): PersonalSpan[] {
  const byFirstWord = new Map<string, Set<string>>();
  for (const { kind, start, end } of spans) {
    if (kind !== 'name' && kind !== 'place') continue;
    const name = text.slice(start, end);
    const [first = name] = name.split(/[^\p{L}\p{N}]/u, 1);
    byFirstWord.set(first, (byFirstWord.get(first) ?? new Set()).add(name));
  }
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)).flatMap(({ 0: word, index }) =>
    [...(byFirstWord.get(word) ?? [])]
      .map((name) => ({ kind: 'name' as const, name, start: index, end: index + name.length }))
      .filter(({ name, end }) => text.startsWith(name, index) && !/[\p{L}\p{N}]/u.test(text.charAt(end))),
  );
}
