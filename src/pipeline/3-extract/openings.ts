/** How English questions begin. Wording only: a question mark is looked for elsewhere. */

/** What people put before their question: "And also", "Question 2:", "Hi there,". */
export const lead =
  '(?:(?:and|an|n|but|so|also|or|ok|okay|well|now|then|plus|oh|please|pls|plz|first(?:ly)?|second(?:ly)?|third(?:ly)?|last(?:ly)?|finally|next|just|again|if so|if not|if yes|(?:my |the |a |one )?(?:quick |main |other |second |last |big |simple )?questions?(?: \\d{1,2}| one| two| three| is| for you| please)?|one more|(?:and )?another thing|separately|cos|coz|because|hi|hello|hi there|dear all|quick one|q\\s?\\d?|anyway|basically|honestly|sorry(?: but)?|seriously(?: (?:tho|though))?)[,:;.–—-]*\\s+)*';

const verbs =
  "is|are|was|were|will|would|wud|wil|can|cn|could|cud|do|does|dose|did|has|have|should|shud|shall|may|might|must|am|isn[’']?t|aren[’']?t|wasn[’']?t|won[’']?t|can[’']?t|cannot|couldn[’']?t|don[’']?t|doesn[’']?t|didn[’']?t|hasn[’']?t|haven[’']?t|shouldn[’']?t|wouldn[’']?t|mustn[’']?t";
export const auxiliary = `(?:${verbs})`;
/** Text-speak joins the verb to its asker: "whats", "hows". */
const joined =
  "whats|what[’']s|what[’']re|what[’']ll|wots|wheres|where[’']s|whos|who[’']s|who[’']ll|who[’']d|hows|how[’']s|how[’']d|why[’']s|whys|when[’']s|whens|how come|how about|what about|wot about|what if|what else|why not|why no|how else|what time|any chance|any idea|any news|any plans?|any update|any word";
export const asker =
  '(?:how|what|wot|wat|when|wen|where|why|y|who|whose|whom|which|to whom|for whom|by whom|from what|at what|in what|on what|by what|from when|since when|until when)';

/** Pronouns and small words with which a subject begins. */
const subject =
  '(?:there|it|the|they|he|she|we|you|u|ya|i|my|our|your|ur|his|her|their|its|this|that|these|those|any|every|everyone|everybody|all|a|an|some|someone|sum1|somebody|anyone|any1|anybody|anything|something|nobody|no one|one|no|each|both|either|neither|most|more|enough|other|another|people|ppl|children|kids|schools?|parents|families|pupils|panels?|plans?|mums|dads|carers|students|staff|young|new|old|\\d\\S*)';

/**
 * After a verb at the beginning of a sentence these words show that its subject was left out: "Would like to know",
 * "Have been waiting", "Can hear the buses", "Do forgive me".
 */
const noSubject =
  '(?:not|been|be|being|have|had|got|gotten|to|like|love|prefer|rather|appreciate|also|still|just|only|never|always|please|kindly|forgive|excuse|let|see|hear|say|tell|know|think|bring|try|come|go|get|give|make|take|do|done|send|put|keep|look|wait|watch|join|attend|report|quote|confirm|write|wish|hope|agree|understand|remember|wonder|want|need|feel|find|add|ask|answer|note|happily|gladly|really|very|so|too|quite|well|nt|a go|a look|a read|a word|with|without|\\p{L}+(?:ed|ing)|told|given|sent|gone|seen|heard|found|lost|left|put|taken|made|read|written|spoken|known|born|brought|bought|paid|felt|kept|moved)';

const openings: readonly RegExp[] = [
  new RegExp(`^${lead}${auxiliary} (?:not )?${subject}(?![\\p{L}’'])`, 'iu'),
  /^(?:and |but |so |also )*r (?:u|we|you|they|there|the|my|our)\b/i,
  // A noun or a name behind the verb: "will physical vouchers stay", "does Robin need a form".
  new RegExp(
    `^${lead}(?:is|are|was|were|will|would|can|could|do|does|did|has|should|must|wud|cud) (?!${noSubject}(?![\\p{L}’']))\\p{L}[\\p{L}’'-]* \\S`,
    'iu',
  ),
  new RegExp(`^${lead}how (?:many|much|long|often|far|soon|old|big|likely|early|late|quickly)\\b`, 'iu'),
  new RegExp(`^${lead}(?:${joined})(?![\\p{L}])`, 'iu'),
  // "What I do not see is", "How kind of you", "What came was" tell; "when" and "which" lead a story as well.
  new RegExp(
    `^${lead}(?:what|wot|wat|which)(?! (?:that|the|i|we|you|u|he|she|it|they|a|an|my|our|follows|came|with|people)(?![\\p{L}]))(?: [\\p{L}\\p{N}’'-]+){0,7}? ${auxiliary} (?!(?:been|come|gone|arrived|followed)\\b)\\S`,
    'iu',
  ),
  new RegExp(
    `^${lead}(?:when|wen|where|in what|on what|by what|at what|from what|to whom|for whom|by whom|from when|since when)(?: exactly| on earth| else| about| \\p{L}+)? ${auxiliary} (?:\\S)`,
    'iu',
  ),
  new RegExp(`^${lead}(?:how)(?: \\p{L}+){0,2}? (?:${auxiliary}|to|i|we|u|you|they) \\S`, 'iu'),
  new RegExp(`^${lead}(?:why|who|whose|whom) (?!knew|knows|cares|said)\\S`, 'iu'),
  new RegExp(
    `^${lead}what (?:happens?|counts?|decides?|makes|becomes|use|kind|sort|difference|support|help)\\b`,
    'iu',
  ),
];

/** "When I was at school" tells when; "when are places given" asks. */
const tells = new RegExp(
  `^${lead}(?:(?:when|where|which|while) (?:i|we|you|u|he|she|it|they|the|my|our|a|an|one|his|her|your|their)\\b|which (?:is|are|was|were|has|have|had|will|would|means?)\\b|who (?:has|have|had) the same\\b|how(?:ever)? (?:kind|good|nice|lovely|sad|awful)\\b)`,
  'iu',
);

/** Does it begin as a question does? */
export function opensAsQuestion(sentence: string): boolean {
  const beginning = sentence.slice(0, longestBeginning);
  return !tells.test(beginning) && openings.some((pattern) => pattern.test(beginning));
}

/** How a sentence begins is seen in its first words, however long it is. */
const longestBeginning = 200;
