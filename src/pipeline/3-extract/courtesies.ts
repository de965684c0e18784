/** What people write around a question, and is none. */

const greeting =
  /^(?:dear|hello|hi|hiya|hey|good (?:morning|afternoon|evening|day)|to whom|morning|evening|afternoon|greetings)\b/i;
const howAreYou = /\bhow are (?:you|things)\b|\bhope (?:you|this|all)\b/i;
const thanks =
  /\b(?:thank(?:s| you|ful)?|grateful|appreciate[ds]?|cheers|well done|bravo|brilliant|lovely|kudos|credit to)\b/i;
const receipt =
  /\b(?:confirm (?:receipt|(?:that )?you(?:['’]ve)? (?:have )?(?:received|got|had) (?:this|my|it|them))|acknowledge (?:receipt|this)|(?:did|have) you (?:get|got|received?) (?:this|my) (?:e-?mail|mail|message|question)|is this the right (?:address|place|e-?mail)|can you hear me)\b/i;
const tag =
  /^(?:(?:and |but |so |oh |well |no |yes |yeah |ok |right,? |really )*(?:right|really|seriously|honestly|ok|okay|yes|no|eh|hm+|why|what|pardon|sorry|surprised|sound familiar|remember|you know|see|fair|deal|agreed|who knew|who knows|guess what|know what|anyone|anybody|hello|shall we|isn['’]t it|don['’]t you|do you|am i|are we|is it|does it|did they|was it|can you|could it|funny that|is that so|and then what|imagine that|does it matter|who does that|where (?:do|shall|should) i (?:start|begin)|where does it end|need help|not for you))[?!.]*$/i;
const rhetorical =
  /^(?:and |but |so )?(?:who do you think|do you (?:people|take us for)|did it (?:not|never|even) (?:cross|occur)|who (?:on earth|in their right mind|cares|knew|knows|wants|needs)|do you (?:people )?(?:think (?:we|i|that we)|honestly|seriously|have any idea (?:what|how)|even (?:know|care|read)|really think|know what|ever)|(?:what|who|how|where|why) on earth|how (?:dare|hard can|would you like it|would you feel|stupid|many times (?:do|must|have)|can you sleep|is that (?:fair|right|ok))|have you (?:no|ever)|are you (?:serious|kidding|joking|having a laugh)|isn['’]t (?:it|that) (?:funny|marvellous|wonderful|great|lovely|strange)|need i (?:say|go)|what (?:a|an) |is (?:that|it) too much to ask|am i (?:the only one|meant to clap)|why (?:bother|do (?:i|we) bother)|why oh why|what['’]s the point|is (?:that|this) how you treat|do you lot\b|do you (?:know|realise) what it(?:['’]s| is) (?:like )?to\b|what sort of (?:person|people|council|world)\b)/i;
const reason =
  /^(?:the|my|one) (?:only |main )?reason (?:that |why )?(?:i|we)\b|^if\b[^?]{0,200}\bplease say so\b[^?]{0,100}$/i;
/** How to answer is no question of its own: "A reply in writing would suit me." */
const manner =
  /\b(?:answer|reply|respon[ds]e?|hear(?: back)?|write back)\b[^.?!]{0,40}\b(?:in writing|by (?:phone|telephone|e-?mail|post|letter)|in public|at the meeting|on the (?:night|evening))\b|^i (?:only |just )?ask because\b|\b(?:answer|read) (?:these|this|their|my|our)\b/i;
/** What is said to a friend, to whom the mail should have gone: "did you read this?", "shall we go together?" */
const toFriend =
  /\bdid you (?:see|get|read|hear about) (?:this|it)\W*$|(?:^|[,;] )shall we (?:watch|go|meet|do|sit|listen|book|catch)\b|\b(?:are you about|round (?:mine|yours)|at (?:mine|yours))\b/i;
/** Reported speech: what a voice or a letter asked is no question of the family's. */
const reported =
  /\b(?:said|says?|saying|asks?|asked|told (?:me|us|him|her)|wrote|goes|went|like)\b[^?"“]{0,30}\s(?:["“][^?"”]{1,80}\?["”]?|['‘](?=\S)[^?"“]{1,80}\?['’])[.\s]*$/i;
/** "… isn't it?" asks for agreement. */
const agreement =
  /,\s*(?:is|are|was|were|does|do|did|has|have|ca|wo|would|could|should)n['’]?t (?:it|he|she|they|we|you|i|there|that)\s*\?*[.!]*$/i;
const onlyWanted = /\b(?:just|only) (?:wanted|want) (?:to say|some(?:body|one) to)\b/i;
const wish =
  /^(?:and |so |but )*(?:please|pls|plz)\b(?: can you)? (?:(?:don[’']?t|dont|do not|say so|say you)\b|(?:answer|read out|put) (?:this|these|those|it|them|both|all|my|our|their)\b)/i;
const unsubscribing =
  /\b(?:unsubscribe|(?:take|remove|delete|strike) (?:me|us|my (?:name|address|e-?mail)|this (?:address|e-?mail)) (?:off|from)|stop (?:sending|e-?mailing)|no longer wish to receive|please remove me)\b/i;

export const isGreeting = (sentence: string) =>
  greeting.test(sentence) && sentence.length < 60 && !sentence.includes('?');
const nothingAsked =
  /\bno questions?\b (?:from|to ask|for|at all|as such|this)|\bnot (?:have )?(?:a question|asking|after) (?:for )?(?:anything|as such|really)\b|\bnot a question\b|\bnothing (?:that )?(?:i|we) (?:need|want|ask)\b/i;

export const saysItAsksNothing = (text: string) => nothingAsked.test(text);
export const isUnsubscribing = (text: string) => unsubscribing.test(text);
export const isThanks = (text: string) => thanks.test(text);

const courtesies = [
  toFriend,
  tag,
  rhetorical,
  howAreYou,
  receipt,
  wish,
  onlyWanted,
  reason,
  reported,
  agreement,
];

/** A sentence in the form of a question that asks for nothing. */
export function isNoQuestion(sentence: string): boolean {
  const text = sentence.slice(0, longestCourtesy).replaceAll(/\s+/g, ' ');
  return courtesies.some((pattern) => pattern.test(text)) || (manner.test(text) && !text.includes('?'));
}

/** A longer sentence says more than a courtesy. */
const longestCourtesy = 400;
