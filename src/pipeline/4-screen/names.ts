import { givenNames, nameOrWord } from './given-names.js';
import { isOrdinary, isWritten } from './ordinary-words.js';

/** A stretch of text, by its places in it. */
export interface Stretch {
  start: number;
  end: number;
}

/** What is known beside the text itself. */
export interface Surroundings {
  /** Words of the webinar's own title, description and topics, in lower case: the council's name is nobody's. */
  ours: ReadonlySet<string>;
  /** Names of places that mails of this webinar write with a capital, in lower case. */
  places: ReadonlySet<string>;
}

export const noSurroundings: Surroundings = { ours: new Set(), places: new Set() };

export interface Token extends Stretch {
  word: string;
  /** In lower case, without a possessive. */
  plain: string;
  isCapital: boolean;
  startsSentence: boolean;
}

const tokenPattern = /\p{L}+(?:[-'’]\p{L}+)*/gu;

/** The words of a text, with what their first letter says. A text in CAPITALS says nothing by them. */
export function tokensOf(text: string): Token[] {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  const shouts = upper > lower;
  return Array.from(text.matchAll(tokenPattern), (match): Token => {
    const word = match[0];
    const start = match.index;
    const before = text.slice(Math.max(0, start - 4), start);
    return {
      word,
      plain: word.toLowerCase().replace(/['’]s$/, ''),
      // EHCPs and PAs are capitals with an ending.
      isCapital: !shouts && /^\p{Lu}['’]?\p{L}*\p{Ll}/u.test(word) && !/^\p{Lu}{2,}s$/u.test(word),
      startsSentence: start === 0 || /(?:^|[.!?:;\n\u2026"“‘(*•–—-])[\s"“‘(*•-]*$/u.test(before),
      start,
      end: match.index + word.length,
    };
  });
}

const isMonth = (word: string) => ['april', 'may', 'june', 'august'].includes(word);
/** The fewest letters of a name that is known without its capital: shorter ones are too often slips. */
const fewestLetters = 4;

/** Whether the word alone names somebody. */
export function isName(
  { word, plain, isCapital, startsSentence }: Token,
  ours: ReadonlySet<string>,
): boolean {
  if (ours.has(plain)) return false;
  const first = plain.split('-')[0] ?? plain;
  const isGiven = givenNames.has(plain) || (/^\p{L}+-\p{Lu}/u.test(word) && givenNames.has(first));
  if (isGiven && !nameOrWord.has(plain))
    return isCapital || (plain.length >= fewestLetters && !isOrdinary(plain));
  if (isGiven) return isCapital && !startsSentence && !isMonth(plain);
  // "Kians route": the apostrophe is often left out.
  const owner = plain.replace(/s$/, '');
  return (
    isCapital &&
    owner !== plain &&
    givenNames.has(owner) &&
    !nameOrWord.has(owner) &&
    !isOrdinary(word.toLowerCase())
  );
}

/** Whether a word with a capital names something that nobody writes in lower case. */
export function isProper({ plain, isCapital, startsSentence }: Token, ours: ReadonlySet<string>): boolean {
  return isCapital && !startsSentence && plain.length > 2 && !ours.has(plain) && !isWritten(plain);
}

/** Names that stand by themselves, each with the surname behind it. */
export function namesAlone(text: string, tokens: readonly Token[], { ours }: Surroundings): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (!isName(token, ours)) continue;
    let end = withoutPossessive(token);
    for (let next = tokens[at + 1]; next !== undefined; next = tokens[at + 1]) {
      const joins = next.isCapital && text.slice(end, next.start) === ' ' && !isOrdinary(next.plain);
      if (!joins || ours.has(next.plain)) break;
      end = withoutPossessive(next);
      at += 1;
    }
    found.push({ start: token.start, end });
  }
  return found;
}

/** The end of a word, before its possessive. */
export function withoutPossessive({ word, end }: Token): number {
  return /['’]s$/.test(word) ? end - 2 : end;
}

/** Zoë, O’Hare, McGrew, Ana-May. Lengths are bounded so that no hostile text makes the search slow. */
const given =
  "\\p{Lu}(?:['’]\\p{Lu})?\\p{Ll}{1,24}(?:\\p{Lu}\\p{Ll}{1,24})?(?:[-’']\\p{Lu}?\\p{Ll}{1,24})?(?!\\p{Ll})";
const fullName = `${given}(?: ${given}){0,2}`;
const kin =
  '(?:son|daughter|boy|girl|child|lad|lass|brother|sister|twins?|nephew|niece|grandson|granddaughter|grandchild|stepson|stepdaughter|eldest|youngest|oldest|husband|wife|partner|cousin|(?:foster )?(?:son|daughter|child)|little (?:boy|girl|one|man))';

/** After these words a name stands even where it is a word as well: Mr Best, my son Will. */
const surelyNamed: readonly RegExp[] = [
  new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev|Cllr)\\.? (${given}(?: ${given})?)`, 'gu'),
  new RegExp(`\\b(?:[Mm]y|[Oo]ur)(?: \\w{1,12}){0,2} ${kin},? (${fullName})`, 'gu'),
  new RegExp(`\\b(?:named|called|name is|name['’]s|names are) (${fullName})`, 'gu'),
  new RegExp(`\\bI(?:['’]m| am) (${given}(?: ${given})+)`, 'gu'),
];

/** After or before these words a capital names somebody, unless it is an ordinary word. */
const probablyNamed: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${kin}|teacher|headteacher|head|SENCO|caseworker|coordinator|officer),? (${fullName})`,
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
    `\\b(?:for|about|with|like|and) (${given})(?=[,.?!]| (?:to|at|is|has|was|who|when|because|while|before|after)\\b)`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}_])(${given}) (?:cannot|can['’]?t|won['’]?t|attends|attended|loves|hates|sits|cries|cried|refuses|struggles|struggled)\\b`,
    'gu',
  ),
  new RegExp(
    `(?:^|\\n)[ \\t]*(?:(?:kind|best|warm|many|yours)[^\\n,]{0,30},?|thanks[^\\n]{0,30}|thank you[^\\n]{0,20}|regards,?|love,?|x+)[ \\t]*\\n+[ \\t]*(${fullName})[ \\t]*(?:\\n|$)`,
    'giu',
  ),
];

/** At the start of a sentence a name that is a word as well, by what is said of it: "Rowan has", never "Will he". */
const begins = new RegExp(
  `(?:^|[.!?:\\n] {0,2})(${given})(?:['’]s)? ?(?=\\(|(?:has|had|is|was|needs|gets|got|goes|went|waits|turns|turned|cannot|can['’]t|won['’]t|loves|hates|and (?:I|his|her|my))\\b)`,
  'gu',
);
const alsoVerbs: ReadonlySet<string> = new Set(
  'will may mark grant chase said hope drew bill sue rob pat dawn august april june summer winter eve grace faith patience prudence charity mercy joy praise favour blessing sunny gene sky stone storm lane king river destiny harmony trinity verity victory chance price'.split(
    ' ',
  ),
);

/** A child by a letter, or by a name in lower case, where only a name can stand. */
const initial = new RegExp(
  `\\b(?:[Mm]y|[Oo]ur)(?: \\w{1,12}){0,2} ${kin},? (\\p{Lu})(?:\\.|\\b(?!['’]))`,
  'gu',
);
const initialAlone = /(?<=[\p{Ll},] )(\p{Lu}\.)(?= \p{Ll})/gu;
const lowerCase = new RegExp(
  `\\b(?:[Mm]y|[Oo]ur) (?:\\w{1,12} )?${kin},? (\\p{Ll}{3,20})(?![\\p{L}'’])`,
  'gu',
);

/** Names that the words around them tell. */
export function namesInContext(text: string, { ours }: Surroundings): Stretch[] {
  const found: Stretch[] = [];
  const add = (pattern: RegExp, fits: (name: string) => boolean) => {
    for (const match of text.matchAll(pattern)) {
      const name = match[1]?.replace(/['’]s$/, '') ?? '';
      const start = match.index + match[0].lastIndexOf(name);
      if (name !== '' && fits(name)) found.push({ start, end: start + name.length });
    }
  };
  const first = (name: string) => (name.split(' ')[0] ?? name).toLowerCase();
  const isFree = (name: string) => !ours.has(first(name));
  for (const pattern of surelyNamed)
    add(pattern, (name) => isFree(name) && (nameOrWord.has(first(name)) || !isFunctionWord(first(name))));
  for (const pattern of probablyNamed)
    add(
      pattern,
      (name) =>
        isFree(name) && (nameOrWord.has(first(name)) ? !isMonth(first(name)) : !isOrdinary(first(name))),
    );
  add(begins, (name) => isFree(name) && nameOrWord.has(first(name)) && !alsoVerbs.has(first(name)));
  add(initial, () => true);
  add(initialAlone, () => true);
  add(lowerCase, (name) => !isOrdinary(name));
  return found;
}

/** Words that begin what follows "my son": Is, Has, Who. */
const functionWords: ReadonlySet<string> = new Set(
  'the this that is are was were do does did can could will would should has have had how what when where which who why and but or if so as at by for from in of on to with not no also just now then they he she we you it'.split(
    ' ',
  ),
);
const isFunctionWord = (word: string) => functionWords.has(word) && word !== 'will';
