import type { Hint } from '../types.js';
import { found } from './patterns.js';

/**
 * Wording that may tell of harm: looked for so that a person reads it soon. Made to miss nothing rather than to be
 * quiet; ordinary worries about school ("self-harm policy") raise it too.
 */
const patterns: readonly RegExp[] = [
  /\b(?:self[- ]?harm\w*|suicid\w*|overdos\w*)\b/gi,
  /\b(?:cut(?:s|ting)?|hurt(?:s|ing)?|harm(?:s|ing|ed)?|starv(?:es|ing|ed)|kill(?:s|ing|ed)?|burn(?:s|ing|ed)?) (?:him|her|them|my|your)sel(?:f|ves)\b/gi,
  /\b(?:end(?:ing)?|take|taking|took) (?:it all|his own|her own|their own|my own|his life|her life|my life|their life)\b/gi,
  /\b(?:want(?:s|ed)?|wish(?:es|ed)?|tr(?:y|ies|ied)|going) to (?:die|be dead|kill|disappear)\b/gi,
  /\b(?:better off (?:dead|without (?:him|her|me|them))|no(?:t| longer) (?:want|wants|wanted) to (?:be here|live|be alive|wake up)|can(?:no|')?t go on|cannot go on|rather be dead)\b/gi,
  /\b(?:doesn[’']?t|don[’']?t|didn[’']?t) (?:want|see (?:a|the) point) (?:to|in) (?:be here|live|living|be alive|wake up|going on)\b/gi,
  /\b(?:abus(?:e|es|ed|ing|ive)|molest\w*|groom(?:ed|ing)|rap(?:e|ed)|sexual(?:ly)?|exploit(?:ed|ing|ation)|traffick\w*|county lines)\b/gi,
  /\b(?:neglect(?:ed|ing|s)?|not (?:been )?fed|no food|going hungry|goes hungry|hasn[’']?t eaten|left (?:alone|on (?:his|her|their) own)|locked (?:in|up|out|him|her|them)|unsafe at home|not safe)\b/gi,
  /\b(?:hit(?:s|ting)?|beat(?:s|en|ing)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|strangl\w*|chok(?:e|es|ed|ing)|shak(?:es|en|ing)|thr(?:ew|ows|own)|drag(?:s|ged)|grab(?:s|bed)?) (?:him|her|them|me|my (?:son|daughter|child|boy|girl))\b/gi,
  /\b(?:bruis(?:e|es|ed|ing)|black eye|finger ?marks|cigarette burns?|belt marks?|marks on (?:his|her|their))\b/gi,
  /\b(?:afraid|scared|frightened|terrified) (?:to go home|of (?:his|her|their|my|mum|dad|going home)|at home|in (?:his|her|their|our) own)\b/gi,
  /\b(?:domestic (?:violence|abuse)|violent (?:partner|husband|father|dad|mum|mother|boyfriend)|refuge|hits? the (?:kids|children|wife))\b/gi,
  /\b(?:ran away|run away|running away|gone missing|went missing|been missing|not (?:been )?home since|can[’']?t find (?:him|her))\b/gi,
  /\b(?:threaten(?:s|ed|ing)? to (?:kill|hurt|jump|stab|burn|harm)|with a knife|carr(?:y|ies|ying) a knife|has a knife)\b/gi,
  /\b(?:touch(?:es|ed|ing) (?:him|her|them|me) (?:there|where|down|inappropriately|in)|inappropriate(?:ly)? (?:touch\w*|photos?|pictures?|messages?))\b/gi,
  /\b(?:pills|tablets|bleach|rope|ligature|noose|the bridge|railway line)\b(?=[^.!?]{0,60}\b(?:hid|hidden|found|swallow\w*|took|taken|under (?:his|her|the)|stood|jump\w*|collect\w*|sav(?:ed|ing)))/gi,
  /\b(?:found|swallow\w*|hid(?:den|es|ing)?|collect\w*|sav(?:ed|ing)|took|taken)\b(?=[^.!?]{0,40}\b(?:pills|tablets|bleach|rope|ligature|noose|razors?|blades?))/gi,
  /\b(?:razor|blade)s?\b(?=[^.!?]{0,60}\b(?:arm|arms|wrist|wrists|legs?|bed|drawer|pillow))/gi,
  /\b(?:scared|afraid|frightened|worried) (?:of |about )?what (?:i|he|she|they|we)(?:[’']?ll?| will| might| may| could)? do\b/gi,
  /\b(?:in crisis|mental health crisis|breaking point|cannot keep (?:him|her|them|us|myself|her brother|his sister) safe|can[’']?t keep (?:him|her|them|us|myself) safe|danger to (?:him|her|them)sel(?:f|ves))\b/gi,
];

/** Does a text tell of harm? A hint only raises; nothing is ever cleared by its absence. */
export function safeguarding(text: string): Hint | null {
  const because = found(text, patterns);
  return because.length === 0
    ? null
    : { kind: 'safeguarding', score: Math.min(1, 0.6 + 0.2 * because.length), because };
}
