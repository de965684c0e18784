import type { Hint } from '../types.js';
import { found } from './patterns.js';
import { personalSpans } from './personal-data.js';

/**
 * Is it about one child's or family's case? Rules over the question alone: what stands around it explains it, and
 * never makes it individual.
 */
const kin =
  '(?:son|daughter|child|boy|girl|lad|kid|kids|children|baby|twins?|eldest|youngest|oldest|middle one|little (?:one|boy|girl)|brother|sister|nephew|niece|grandson|granddaughter|grandchild|grandchildren|stepson|stepdaughter|foster (?:son|daughter|child)|teenager|teen|toddler|\\d{1,2}[- ]year[- ]old)';
const caseWord =
  '(?:plan|ehcp|ehc|statement|panel|draft|review|annual review|case|caseworker|case ?officer|coordinator|co-ordinator|appeal|tribunal|hearing|mediation|placement|place|application|assessment|request|report|referral|school|college|teacher|taxi|transport|timetable|therapist|sessions|hours|letter|complaint|decision|needs|address|house|road|street)';

const strong: readonly RegExp[] = [
  new RegExp(`\\b(?:my|our)(?: \\w+){0,2} ${kin}(?:['’]s)?\\b`, 'gi'),
  new RegExp(`\\b(?:my|our)(?: own)? (?:\\w+ )?${caseWord}\\b`, 'gi'),
  new RegExp(`\\b(?:his|her) (?:\\w+ ){0,2}${caseWord}\\b`, 'gi'),
  /\bwhy (?:was|were|has|have|did|is|are) (?:he|she|we|i|my|our|you|the panel|it)\b[^.?!]{0,60}\b(?:refus\w*|turned? down|turn(?:ed)? (?:him|her|us|me)|reject\w*|declin\w*|ignor\w*|cancel\w*|remov\w*|stopp?\w*|lost|not)\b/gi,
  /\b(?:can|could|will|would|should|does|did|is|has|was|when|where|what|who|how)\b[^.?!]{0,40}\b(?:he|she|him|her)\b/gi,
  /\b(?:he|she)(?:['’]s| is| has| was| will| would| can(?:no|['’])?t| needs| gets| got| had)\b/gi,
  /\bfor (?:him|her|[A-Z][a-z]+)\b(?! (?:to be|example|instance))/g,
  /\b[A-Z][a-z]+['’]s (?:plan|ehcp|EHCP|EHC|panel|review|case|place|placement|taxi|transport|assessment|report|draft|school|caseworker|appeal|application|needs|teacher)\b/g,
];
const first: readonly RegExp[] = [
  /\b(?:can|could|should|do|may|must|shall|will|would|am|are|have|did|were|was) (?:i|we)\b/gi,
  /\b(?:i|we)(?:['’]ve| have| were| was|['’]re| are|['’]m| am) (?:been |still |just |now )*(?:told|waiting|refused|offered|asked|given|promised|turned|sent|left|chasing|appealing|moved)\b/gi,
  /\b(?:for|to|with|about|near) (?:us|me)\b/gi,
];

/** Words that ask for everybody, or give a motive only. */
const general: readonly RegExp[] = [
  /\bas (?:a|the) (?:parent|mother|mum|mam|father|dad|carer|grandparent|foster carer|grandmother|grandfather|governor)\b/gi,
  /\b(?:children|kids|pupils|families|parents|students|young people|those|people|girls|boys|others) (?:like|such as|in|with|who|whose|on|from|under|that|at)\b/gi,
  /\b(?:how many|what (?:proportion|percentage|share|number)|on average|across the county|in general|generally|every|all|any) (?:\w+ )?(?:children|pupils|schools?|families|parents|cases|plans|requests|panels?|places)\b/gi,
  /\b(?:the council|the county|you) (?:plan|plans|planning|intend|expect|propose|going to do|doing to)\b/gi,
];

/** How far a question is about one case, from 0 to 1; raised from this on. */
const raisedFrom = 0.4;

export function individualChild(text: string): Hint | null {
  const motive = found(text, [
    /\bas (?:a|the) (?:parent|mother|mum|father|dad|carer|grandparent|foster carer)[^,.?!]*/gi,
  ]);
  const asked = motive.reduce((rest, words) => rest.replace(words, ' '), text);
  const individual = found(asked, strong);
  const personal = found(asked, first);
  const named = personalSpans(asked)
    .filter(({ kind }) => kind === 'name' || kind === 'date of birth' || kind === 'number')
    .map(({ start, end }) => asked.slice(start, end));
  const forAll = found(text, general);
  const evidence =
    1.6 * (individual.length + named.length) + 0.7 * personal.length - 1.1 * forAll.length - 0.9;
  const score = 1 / (1 + Math.exp(-evidence));
  if (score < raisedFrom) return null;
  return {
    kind: 'individual-child',
    score: Math.round(score * 100) / 100,
    because: [...new Set([...individual, ...named, ...personal])],
  };
}
