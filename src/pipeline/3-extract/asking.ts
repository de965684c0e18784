/** Is a sentence asking something, with or without a question mark? Wording only; in the order of a reader's certainty. */

const lead =
  '(?:(?:and|an|n|but|so|also|ok|okay|well|now|then|plus|oh|please|pls|plz|firstly|secondly|thirdly|lastly|finally|next|just|again|second question|question|my question(?: is)?|the question(?: is)?|first|second|third|one more|another thing|separately|cos|coz|because|hi|hello|dear all|hi there|quick question|quick one|q\\d?)[,:;–—-]*\\s+)*';
const auxiliary =
  "(?:is|are|was|were|will|would|wud|wil|can|cant|cn|could|cud|do|does|dose|did|has|have|had|should|shud|shall|may|might|must|am|isn[’']?t|aren[’']?t|won[’']?t|can[’']?t|couldn[’']?t|don[’']?t|doesn[’']?t|didn[’']?t|hasn[’']?t|haven[’']?t|shouldn[’']?t|wouldn[’']?t)";
const subject =
  '(?:there|it|the|they|he|she|we|you|u|i|my|our|your|ur|his|her|their|this|that|these|those|any|every|everyone|all|a|an|some|someone|some one|somebody|anyone|any one|anybody|anything|children|kids|schools?|parents|families|people|pupils|panels?|plans?|one|no|each|both|either|most|more|mums|dads|carers|students|young|\\d\\S*)';
const asker =
  "(?:how|what|whats|what[’']s|wots?|wats?|when|wen|where|wheres|where[’']s|why|y|who|whos|who[’']s|whose|whom|which|hows|how[’']s)";

const openings: readonly RegExp[] = [
  new RegExp(`^${lead}${auxiliary} ${subject}(?![\\p{L}’'])`, 'iu'),
  new RegExp(`^${lead}how (?:many|much|long|often|far|soon|old)\\b`, 'iu'),
  new RegExp(
    `^${lead}(?!which (?:is|are|was|were|has|have|had|will|would|means?)\\b)${asker}(?: (?:many|much|long|far|often|soon|big|old|likely|exactly|proportion|percentage|kind|sort|else|about))? (?:of (?:the|our|these|those) )?(?:[\\p{L}\\p{N}’'-]+ ){0,7}?${auxiliary}\\b`,
    'iu',
  ),
  new RegExp(
    `^${lead}(?:whats|what[’']s|wots|wheres|where[’']s|whos|who[’']s|hows|how[’']s|how come|how about|what about|what if|why not|any (?:chance|idea|news|plans?|update)|is it (?:true|right|just))\\b`,
    'iu',
  ),
  new RegExp(
    `^${lead}(?:who|what|which)(?: \\p{L}+){0,2} (?:decides?|gets?|pays?|happens?|counts?|makes?|checks?|sits?|runs?|chooses?|wud|goes|comes|picks?|signs?|says?|sets?|takes?|needs?|means?)\\b`,
    'iu',
  ),
];

const requests: readonly RegExp[] = [
  /\b(?:i|we)(?:['’]d| would| wd| should)? (?:also |just |really |very much |only |still |simply )*(?:like|love|be (?:\w+ )?(?:grateful|glad|pleased|interested|keen|happy|good|obliged)|appreciate|want(?:ed)?|need|wish|wanna)(?: \w+){0,3}? (?:to (?:know|hear|ask|understand|see|be told|find out|learn)|if (?:you|someone|somebody)|an? (?:explanation|answer|idea|list|figure|number|straight answer|(?:straight )?yes or (?:an? )?no)|somebody to|someone to|clarity|clarification|you to (?:tell|explain|say))\b/i,
  /\b(?:i|we|am|was|just|been)(?:['’]m| am| was| were| are| have been)? (?:also |just |still )*(?:wondering|wonder|curious|asking|enquiring|writing to ask|keen to (?:know|hear|understand)|interested (?:in|to) (?:know|hear|knowing|hearing|understand)\w*)\b/i,
  /\b(?:please|pls|plz|kindly)(?: just| also| can| could| would| will)*(?: you| u| someone| somebody)? ?(?:explain|tell|say|confirm|clarify|let (?:me|us) know|give|set out|share|describe|publish|advise|cover|talk|address|outline|provide|show|send|make|list|state|answer|spell out|swap|put|find)\b/i,
  /(?:^|[,;:–—-] ?)(?:and |but |so |also )?(?:please |pls |plz )?(?:can|could|cud|would|will|cn) (?:you|u|ya|someone|some one|sum1|somebody|anyone|anybody|we|i|the council|whoever) (?:please |pls |also |just |ever |not )?\w+/i,
  /^(?:and |also |just |so |then |please )*(?:tell|explain|say|clarify|confirm|describe) (?:me |us |to us |to me |please )?(?:what|how|why|when|where|who|which|whether|if|the|exactly|about)\b/i,
  /\b(?:i|we) (?:can(?:no|['’])?t|cannot|don['’]?t|do not|have no idea|have never|never) ?(?:find out|understand|know|work out|see|been told)? (?:why|how|what|when|where|who|whether|which)\b[^.]{0,200}(?:so |please|explain)/i,
  /\b(?:want|need|like|love|keen) to know\b/i,
  /\b(?:no ?one|nobody) (?:can|could|will|seems able to|has been able to) (?:tell|explain|say)\b/i,
  /\bmy (?:main |one |only |first |second |other |next )?(?:question|query|concern is (?:how|what|whether|why))\b[^.?!]{0,20}\b(?:is|concerns|would be|:)/i,
  /\b(?:the thing i(?:['’]d| would)? (?:like|want) to (?:ask|know)|what i(?:['’]d| would)? (?:like|want|need|really want)\w* to (?:know|ask)|i ask (?:what|how|why|when|where|who|whether|if|that|please))\b/i,
  /^(?:and |also |so )*(?:we|i) (?:also )?ask (?:also )?(?:please|that|how|what|whether|why|when|who|which)\b/i,
  /^(?!(?:one|two|three|four|five|\d+|a few|some) )[\p{L}\p{N} ’'-]{4,80}, (?:please|pls|plz)[.!]*$/iu,
  /\b(?:tell|told|explain to|remind) (?:me|us|families|parents) (?:please )?(?:what|how|why|when|where|who|which|whether)\b/i,
];

export function hasQuestionMark(sentence: string): boolean {
  return /\?[?!.\s"”’')\]]*$/.test(sentence) || /\?(?=[^?]{0,40}$)/.test(sentence);
}

const invertedName = new RegExp(`^${lead}${auxiliary} (\\p{L}+)`, 'iu');

/** "does Robin", "are schools": the verb before a name or a plural. */
function isInverted(sentence: string): boolean {
  const name = invertedName.exec(sentence)?.[1] ?? '';
  return /^\p{Lu}/u.test(name) || /^\p{L}{3,}[^s\P{L}]s$/u.test(name);
}

/** Does it begin as a question does? */
export function opensAsQuestion(sentence: string): boolean {
  return isInverted(sentence) || openings.some((pattern) => pattern.test(sentence));
}

/** Is it asked as a request: "please explain", "I would like to know"? */
export function requestsSomething(sentence: string): boolean {
  return requests.some((pattern) => pattern.test(sentence));
}

export function asksWithoutMark(sentence: string): boolean {
  return opensAsQuestion(sentence) || requestsSomething(sentence);
}

/** A clause within a sentence asks when its verb stands before its subject, which a relative clause's does not. */
const askingClause = new RegExp(
  `^${lead}(?:${auxiliary} (?:there|it|he|she|we|you|u|i|they|my|our|your|his|her|the|this|that|a|any|schools|children|parents|families|\\d\\S*)(?![\\p{L}’'])|(?!which (?:is|are|was|were|has|have|will|would)\\b)${asker}(?! (?:i|we|you|u|he|she|it|they|there)\\b)(?: [\\p{L}\\p{N}’'-]+){0,4}? ${auxiliary} (?:there|it|he|she|we|you|u|i|they|my|our|your|his|her|the|this|any|some|schools?)\\b|(?:who|what|wot|wat) (?:decides|pays|happens|counts|checks)\\b|how come\\b|is it (?:true|right)\\b|(?:please |pls |plz )?(?:can|could|cud|would) (?:you|u|someone|somebody|sum1|anyone) )`,
  'iu',
);

/** Behind a colon a verb that begins asks, whatever its subject: "the second: will training be free". */
export const asksBehindColon = (text: string) =>
  /^(?:will|would|are|is|does|has|have|should|was|were|could) (?!not\b)\p{L}+ /iu.test(text.slice(0, 60));

export const asksAsClause = (text: string) => askingClause.test(text.slice(0, 160));
