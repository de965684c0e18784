import { findPhoneNumbersInText } from 'libphonenumber-js';
import type { Hint } from '../types.js';

/** A stretch of text that may tell who somebody is. */
export interface PersonalSpan {
  kind:
    | 'name'
    | 'school'
    | 'postcode'
    | 'address'
    | 'phone'
    | 'email'
    | 'number'
    | 'date of birth'
    | 'handle';
  start: number;
  end: number;
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

/** Words that begin with a capital and are no name. */
const notNames: ReadonlySet<string> = new Set(
  (
    'The This That These Those There Then They We You He She It Is Are Was Were Do Does Did Can Could Will Would Should ' +
    'How What When Where Which Who Why And But Or If So As At By For From In Of On To With My Our Your His Her Their ' +
    'Not No Yes Please Thank Thanks Dear Hello Hi Hiya Regards Kind Best Many January February March April May June July ' +
    'August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Year Key Stage ' +
    'Reception Nursery School College Academy Primary Secondary Council County Government Ofsted CQC NHS SEND SEN EHC ' +
    'EHCP EHCPs SENCO SENCOs Senco DLA PIP LSA TA TAs CAMHS ADHD ASD PDA OT SALT SEMH SRP GP MS Teams English Maths ' +
    'Christmas Easter Local Authority Service Team Department Head Panel Education Health Care Plan Plans Portal Act Code ' +
    'Autism Autistic Also Any All After Before Because Since While Until Every Each Some Most Both Last Next New Now Just ' +
    'Has Have Had Am Be Been I Im Ive Id Ill Mr Mrs Ms Miss Dr Mum Dad Nan Grandad Grandma'
  ).split(' '),
);

/** Zoë, O’Hare, McGrew, Ana-May. Lengths are bounded so that no hostile text makes the search slow. */
const given =
  "\\p{Lu}(?:['’]\\p{Lu})?\\p{Ll}{1,24}(?:\\p{Lu}\\p{Ll}{1,24})?(?:[-’']\\p{Lu}?\\p{Ll}{1,24})?(?!\\p{Ll})";
const fullName = `${given}(?: ${given}){0,2}`;

const namePatterns: readonly RegExp[] = [
  new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\\.? (${given}(?: ${given})?)`, 'gu'),
  new RegExp(
    `\\b(?:son|daughter|boy|girl|child|lad|brother|sister|twins?|nephew|niece|grandson|granddaughter|grandchild|stepson|stepdaughter|eldest|youngest|husband|wife|partner|foster (?:son|daughter|child)|named|called|name is|name's|names are|teacher|headteacher|head|SENCO|caseworker|coordinator|officer),? (${fullName})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}_])(${given})(?:['’]s) (?:plan|EHCP|EHC|school|review|case|panel|place|placement|taxi|transport|needs|teacher|assessment|report|draft|caseworker|tribunal|mum|dad|mother|father|parents|brother|sister|appeal|application|class|diagnosis|timetable|therapist|SENCO)`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}_])(${given}),? (?:who )?(?:is|was|turns|has just turned|aged) (?:only |just |now )?(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|autistic|diagnosed|non-?verbal|out of school|in Year)\\b`,
    'gu',
  ),
  new RegExp(
    `\\b(?:for|get|got|getting|let|lets|help|take|taking|sent|send|sending|gave|give|with|about|asked|told|put|place|like|and|see|leave|leaves) (${given})(?= (?:a |an |to |in |at |into |is |was |has |had |on |off |home|back|out|there|before|after|this|next|by|from|without|as |when|because)|[,.?!])`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}_])(${given}) (?:cannot|can['’]?t|won['’]?t|needs|needed|attends|attended|loves|hates|sits|goes|went|cries|cried|refuses|refused|struggles|struggled|lost|waits|waited|gets|got|starts|started|has|had|will|would|could|should)\\b`,
    'gu',
  ),
  new RegExp(
    `(?:^|\\n)[ \\t]*(?:(?:kind|best|warm|many|yours)[^\\n,]{0,30},?|thanks[^\\n]{0,30}|thank you[^\\n]{0,20}|regards,?|love,?|x+)[ \\t]*\\n+[ \\t]*(${fullName})[ \\t]*(?:\\n|$)`,
    'giu',
  ),
  new RegExp(`\\b(?:[Mm]y|[Oo]ur) (${given})\\b`, 'gu'),
  new RegExp(`(?<![\\p{L}\\p{N}_])(${given})(?:['’]s) [a-z]+`, 'gu'),
  new RegExp(`\\bI(?:['’]m| am) (${given}(?: ${given})+)`, 'gu'),
  new RegExp(`\\bmy name(?:['’]s| is) (${fullName})`, 'giu'),
];

const schoolPattern =
  /\b(?:(?:St|Saint)\.? )?(?:[A-Z][\p{L}'’-]{1,40} ){1,4}(?:C of E |CofE |Catholic |RC |Church of England )?(?:Primary|Secondary|Infants?|Juniors?|Junior|High|Grammar|Special|Community|Middle|Nursery|Comprehensive|Academy|College|School|Sixth Form|Pre-?school|Lower|Upper)(?: (?:School|Academy|College|Centre))*\b/gu;

/** By shape: real areas are not checked, so that a new one is not missed. */
const postcodePattern = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi;
const addressPattern =
  /\b\d{1,4}[a-z]? (?:[A-Z][\p{L}'’-]{1,40} ){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Crescent|Court|Gardens|Place|Terrace|Grove|Hill|Row|Walk|Mews|View|Rise|Green)\b/gu;
const emailPattern = /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const tenDigits = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g;
const dateOfBirthPattern =
  /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday(?: is)?)\b[:\s]{0,3}(?:on |the |is )?(\d{1,2}(?:st|nd|rd|th)?[ ./-](?:of )?(?:\d{1,2}|[A-Z][a-z]{2,8})(?:[ ./-]\d{2,4})?)/gi;
/** Unique pupil numbers (a letter, twelve characters), car registrations since 2001, and references with their word. */
const numberPatterns: readonly RegExp[] = [
  /\b[A-Z]\d{11}[A-Z\d]\b/g,
  /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/g,
  /\b(?:ref(?:erence)?|case|plan|pupil|file|claim|appeal|tribunal|EHCP?)(?: (?:no|number|ref|id))?\.?[:\s#]{1,3}((?=[A-Z/-]*\d)[A-Z\d][A-Z\d/-]{3,24})/gi,
  /\b[A-Z]{2,5}[/-]\d{2,8}(?:[/-][A-Z\d]{1,8})*\b/g,
];
const handlePattern = /(?<![\w.])@[a-z][\w.]{2,29}\b/gi;

/** Every stretch that may tell who somebody is, in order, without overlaps. */
export function personalSpans(text: string): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  const add = (kind: PersonalSpan['kind'], start: number, length: number) =>
    spans.push({ kind, start, end: start + length });
  const whole = (kind: PersonalSpan['kind'], pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) add(kind, match.index, match[0].length);
  };
  const inner = (
    kind: PersonalSpan['kind'],
    pattern: RegExp,
    fits: (word: string) => boolean = () => true,
  ) => {
    for (const match of text.matchAll(pattern)) {
      const word = match[1]?.replace(/['’]s$/, '');
      if (word !== undefined && fits(word)) add(kind, match.index + match[0].lastIndexOf(word), word.length);
    }
  };
  whole('email', emailPattern);
  whole('postcode', postcodePattern);
  whole('address', addressPattern);
  for (const match of text.matchAll(tenDigits)) {
    if (isNhsNumber(match[0].replaceAll(/\D/g, ''))) add('number', match.index, match[0].length);
  }
  // An NHS number looks like a telephone number to the library, so it was looked for first.
  for (const { startsAt, endsAt } of findPhoneNumbersInText(text, { defaultCountry: 'GB', extended: true })) {
    add('phone', startsAt, endsAt - startsAt);
  }
  inner('date of birth', dateOfBirthPattern);
  for (const pattern of numberPatterns)
    pattern.source.includes('((?=') ? inner('number', pattern) : whole('number', pattern);
  whole('handle', handlePattern);
  for (const match of text.matchAll(schoolPattern)) {
    const skipped = leadingCommonWords(match[0]);
    if (/\s/.test(match[0].slice(skipped).trim()))
      add('school', match.index + skipped, match[0].length - skipped);
  }
  for (const pattern of namePatterns)
    inner('name', pattern, (word) => !notNames.has(word.split(/[ '’]/)[0] ?? word));
  return united(spans);
}

/** "Does Alder Bank School": the sentence's first word is no part of the name. @returns characters to skip */
function leadingCommonWords(name: string): number {
  let skipped = 0;
  for (const word of name.split(' ')) {
    if (!notNames.has(word)) break;
    skipped += word.length + 1;
  }
  return Math.min(skipped, name.length);
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
  postcode: '[postcode]',
  address: '[address]',
  phone: '[phone number]',
  email: '[email address]',
  number: '[number]',
  'date of birth': '[date of birth]',
  handle: '[account]',
};

export function personalData(text: string): Hint | null {
  const spans = personalSpans(text);
  if (spans.length === 0) return null;
  const because = [...new Set(spans.map(({ start, end }) => text.slice(start, end)))];
  return { kind: 'personal-data', score: 0.9, because };
}

/** The text with each such stretch replaced by a neutral word, so that the sentence reads on. */
export function redacted(text: string): string {
  const spans = personalSpans(text);
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
    if (kind !== 'name') continue;
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
