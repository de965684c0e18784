import { namesAlone, namesInContext, noSurroundings, type Surroundings, tokensOf } from './names.js';
import { found } from './patterns.js';

const kin =
  '(?:son|daughter|child|boy|girl|lad|lass|kid|baby|twins?|eldest|youngest|oldest|middle one|little (?:one|boy|girl|man)|brother|sister|nephew|niece|grandson|granddaughter|grandchild|stepson|stepdaughter|foster (?:son|daughter|child)|teenager|teen|toddler|ward|mum|mother|dad|father|husband|wife|\\d{1,2}[- ]year[- ]old)';
const caseWord =
  '(?:plan|ehcp|ehc|statement|panel|draft|review|annual review|case|caseworker|case ?officer|coordinator|co-ordinator|appeal|tribunal|hearing|mediation|placement|place|application|form|assessment|request|report|referral|school|college|teacher|taxi|transport|timetable|therapist|sessions|hours|letter|email|complaint|decision|needs|address|file|claim|refund|bill|permit|badge|evidence|paperwork|house|home|flat|road|street|meeting|appointment|tutor)';

/** What tells of one case: each with the words that raised it. */
const telling: readonly [string, readonly RegExp[]][] = [
  ['kin', [new RegExp(`\\b(?:my|our)(?: \\w+){0,2} ${kin}(?:['’]?s)?\\b`, 'gi')]],
  ['own case', [new RegExp(`\\b(?:my|our)(?: own)? (?:\\w+ )?${caseWord}\\b`, 'gi'), /\b(?:ours|mine)\b/gi]],
  ['their case', [new RegExp(`\\b(?:his|her) (?:\\w+ ){0,2}${caseWord}\\b`, 'gi')]],
  ['he or she', [/\b(?:he|she|him|her|his|hers|hes|shes)(?:['’](?:s|d|ll))?\b/gi]],
  [
    'why it was done',
    [
      /\bwhy (?:was|were|has|have|did|is|are|am|cant|can['’]?t|wont) (?:he|she|we|i|my|our|the panel|it|you)\b[^.?!]{0,60}/gi,
    ],
  ],
  [
    'what was done',
    [
      /\b(?:refus\w*|turned? down|reject\w*|declin\w*|ignor\w*|cancel\w*|remov\w*|stopped|lost|promised|agreed|withdrawn|suspended|authorised|named)\b/gi,
    ],
  ],
  [
    'told and waiting',
    [
      /\b(?:i|we)(?:['’]ve| have|ve| were| was|['’]re| are|['’]m| am)? (?:been |still |just |now |not )*(?:told|wait\w*|refused|offered|asked|given|promised|turned|sent|left|chas\w*|appeal\w*|moved|appli\w*|wrote|rang|emailed|heard|paid|charged|had|got|won|lost|received)\b/gi,
    ],
  ],
  ['us and me', [/\b(?:us|me|myself|ourselves)\b/gi]],
  [
    'news wanted',
    [
      /\b(?:any (?:news|update|word)|news on|chas\w+|update on|what(?:['’]?s| is) happening|what happened to (?:my|our|us|him|her|the)|where (?:is|are|has|have|do) (?:it|we|they|my|our|his|her|i)|look into|sort(?:ed)? (?:it|this|out))\b/gi,
    ],
  ],
  ['a reply wanted', [/\b(?:ring|call|telephone|confirm|tell) (?:me|us)\b/gi, /\blet (?:me|us) know\b/gi]],
  ['am I', [/\b(?:am|do|did|can|could|should|must|may|shall|will|would|are|have|were|was) (?:i|we)\b/gi]],
  [
    'a day or a number',
    [
      /\b(?:\d{1,2}(?:st|nd|rd|th)|ref\w*|\d{1,2} (?:weeks|months|days)|on (?:monday|tuesday|wednesday|thursday|friday))\b/gi,
    ],
  ],
];

/** What asks for everybody, or gives a motive only. */
const general: readonly (readonly RegExp[])[] = [
  [
    /\b(?:as|speaking as|being) (?:a|the|an|one|someone) (?:single |busy |tired |\w+ )?(?:parent|mother|mum|mam|father|dad|carer|grandparent|foster|grandmother|grandfather|governor|senco|teacher|head|of|who)\b/gi,
  ],
  [
    /\b(?:children|kids|pupils|families|parents|students|young people|people|girls|boys|others|residents|carers|siblings|everyone|everybody|schools|teachers|grandparents|disabled)\b/gi,
  ],
  [
    /\b(?:how many|how much|what (?:proportion|percentage|share|number)|how often|how long (?:does|do|is|should)|on average|average|in general|generally|policy|criteria|rules?|county|council|authority|strategy|budget|target|figures)\b/gi,
  ],
  [
    /\b(?:if|when|where|once|should) (?:a|an|someone|somebody|anyone|parents?|the|one)\b/gi,
    /\b(?:a|any|each|every|the) (?:child|pupil|family|parent|school|young person|person|carer)\b/gi,
  ],
  [/\b(?:like|such as) (?:him|her|mine|ours|us|me|them|this|these|our \w+|my \w+)\b/gi],
  [
    /\b(?:who|whom|where|how|what|which) (?:do|can|should|would|does|must|d|to) (?:i|we|you|u|one|somebody|someone|parents|people)\b/gi,
    /\b(?:do|must|should|can|will|are|would) (?:we|parents|people|families|you) (?:have|need|be able|still|expected)\b/gi,
  ],
  [
    /\b(?:will|does|do|is|are|has|have|can|could|would|should) (?:the|there|you|your|officers|councillors|schools|anyone|anybody)\b/gi,
  ],
  [
    /\b(?:publish|webinar|slides|recording|recruit\w*|train\w*|consult\w*|fund\w*|monitor\w*|spend|spent|open\w*|close[sd]?|closing)\b/gi,
  ],
];

export interface IndividualFeatures {
  values: number[];
  /** The exact words that tell of one case, in order, each once. */
  because: string[];
}

/** Repeated words say little more than the first. */
const damped = (count: number) => Math.log2(1 + count);

/** Rules over a question alone, as numbers: how many words of each kind stand in it. */
export function individualFeatures(
  text: string,
  surroundings: Surroundings = noSurroundings,
): IndividualFeatures {
  const tokens = tokensOf(text);
  const names = [...namesAlone(text, tokens, surroundings), ...namesInContext(text, surroundings)].map(
    ({ start, end }) => text.slice(start, end),
  );
  const told = telling.map(([, patterns]) => found(text, patterns));
  const forAll = general.map((patterns) => found(text, patterns).length);
  const all = forAll.reduce((sum, count) => sum + count, 0);
  const one = told.reduce((sum, words) => sum + words.length, names.length);
  return {
    values: [
      damped(new Set(names).size),
      ...told.map((words) => damped(words.length)),
      ...forAll.map(damped),
      damped(tokens.length) / 4,
      one === 0 ? 1 : 0,
      all === 0 ? 1 : 0,
      one > 0 && all > 0 ? 1 : 0,
    ],
    because: [...new Set([...names, ...told.flat()])],
  };
}
