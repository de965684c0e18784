import { asker, auxiliary, lead, opensAsQuestion } from './openings.js';
import { requestsSomething } from './requests.js';

/** Is a sentence asking something, with or without a question mark? Wording only. */

export function hasQuestionMark(sentence: string): boolean {
  return /\?[?!.\s"”’')\]]*$/.test(sentence) || /\?(?=[^?]{0,40}$)/.test(sentence);
}

/** Mail programmes wrap lines within a sentence. */
const onOneLine = (sentence: string) => sentence.replaceAll(/\s+/g, ' ');

export function asksWithoutMark(sentence: string): boolean {
  const line = onOneLine(sentence);
  return opensAsQuestion(line) || requestsSomething(line);
}

/** A clause within a sentence asks when its verb stands before its subject, which a relative clause's does not. */
const askingClause = new RegExp(
  `^${lead}(?:${auxiliary} (?:there|it|he|she|we|you|u|i|they|my|our|your|his|her|the|this|that|a|any|anyone|anybody|someone|somebody|schools|children|parents|families|\\d\\S*)(?![\\p{L}’'])|(?!which (?:is|are|was|were|has|have|will|would)\\b)${asker}(?! (?:i|we|you|u|he|she|it|they|there)\\b)(?: [\\p{L}\\p{N}’'-]+){0,4}? ${auxiliary} (?:there|it|he|she|we|you|u|i|they|my|our|your|his|her|the|this|any|some|schools?)\\b|(?:who|what|wot|wat) (?:decides|pays|happens|counts|checks|sorts|clears)\\b|how come\\b|is it (?:true|right)\\b|(?:please |pls |plz )?(?:can|could|cud|would) (?:you|u|someone|somebody|sum1|anyone) )`,
  'iu',
);

/** Behind a colon a verb that begins asks, whatever its subject: "the second: will training be free". */
export const asksBehindColon = (text: string) =>
  /^(?:will|would|are|is|do|does|has|have|should|was|were|could|can|who|what|why|how|when|where) (?!not\b)\p{L}+ /iu.test(
    text.slice(0, 60),
  );

export const asksAsClause = (text: string) => askingClause.test(onOneLine(text.slice(0, 160)));
