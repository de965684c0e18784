import { isDeviceLine } from './device-line.js';
import { lineAt } from './line-at.js';

/** What disclaimers of councils, health bodies, schools and firms speak of. A family may speak of one of these. */
const signs: readonly RegExp[] = [
  /\b(?:confidential(?:ity)?|privileged|private|proprietary)\b/i,
  /\b(?:in error|by (?:mistake|accident)|(?:not|n['’]t) (?:meant |intended )?for you|(?:not|n['’]t) the (?:intended|named)|intended (?:solely|only|recipient)|addressee|named (?:person|recipient|individual)|unintended)\b/i,
  /\b(?:delete|destroy|shred)\b/i,
  /\b(?:notify|tell|inform|contact|let|ring|return)\b[^.?!]{0,30}\b(?:sender|us|originator|know|immediately|it)\b/i,
  /\b(?:disclos(?:ed?|ure|ing)|freedom of information|subject access|data protection|GDPR|privacy (?:notice|policy)|official[- ]sensitive|unauthori[sz]ed|copied|copying|distribut\w+)\b/i,
  /\b(?:no contract|liabilit(?:y|ies)|liable|registered (?:office|in (?:england|wales|scotland)|charity|company|number)|company (?:no|number|reg)|charity (?:no|number)|legally|authorised and regulated|VAT)\b/i,
  /\b(?:this (?:e-?mail|message|communication|transmission)|any (?:attachments?|attached|files)|the information (?:in|contained)|information contained)\b/i,
  /\b(?:virus(?:es)?|malware|scanned|monitor(?:s|ed|ing)?|intercept)\b/i,
  /\b(?:views|opinions)\b[^.?!]{0,60}\b(?:expressed|those of|necessarily|represent)\b/i,
  /\b(?:consider the environment|before (?:you print|printing)|think before)\b/i,
];
/** These stand in nothing else. */
const certain =
  /\b(?:consider the environment|before (?:you print|printing) this|think before you print|intended (?:solely|only) for|intended recipient|registered (?:office|in (?:england|wales|scotland)|charity (?:no|number))|company registration|authorised and regulated)\b/i;
const firstPerson = /\b(?:i|my|me|i['’]m|i['’]ve|mine)\b/i;
const listWords =
  /\b(?:unsubscribe|mailing list|you (?:have )?received this (?:message|e-?mail) because|you are receiving this|manage your (?:choices|subscription|preferences)|update your choices|to post to this group|had enough\? send)\b/i;
const rule = /^\s*(?:_{2,}|-{2,}|={3,}|\*{3,})\s*$/;

const fewestSigns = 2;

export function isDisclaimer(paragraph: string): boolean {
  if (firstPerson.test(paragraph)) return false;
  return certain.test(paragraph) || signs.filter((sign) => sign.test(paragraph)).length >= fewestSigns;
}

const isListFooter = (paragraph: string) => listWords.test(paragraph) && !firstPerson.test(paragraph);

function isFooter(paragraph: string): boolean {
  const own = paragraph.split('\n').filter((line) => line.trim() !== '' && !rule.test(line));
  return (
    own.length === 0 ||
    isDisclaimer(paragraph) ||
    isListFooter(paragraph) ||
    own.every((line) => isDeviceLine(line))
  );
}

/** Nobody speaks in it: it may stand between the paragraphs of a disclaimer. */
const isImpersonal = (paragraph: string) => !firstPerson.test(paragraph) && !paragraph.includes('?');

/**
 * Cuts from the first disclaimer, list footer, rule or device line on below which nobody speaks: disclaimers are often
 * of several paragraphs.
 */
export function withoutFooters(paragraphs: readonly string[]): string[] {
  let end = paragraphs.length;
  for (let at = paragraphs.length - 1; at > 0; at -= 1) {
    const paragraph = lineAt(paragraphs, at);
    if (isFooter(paragraph)) end = at;
    else if (!isImpersonal(paragraph) || !paragraphs.slice(0, at).some(isDisclaimer)) break;
  }
  return paragraphs.slice(0, end);
}

const bannerOpening =
  /^[^\p{L}\n]*(?:caution|warning|external|attention|alert|notice|security|this (?:e-?mail|message) (?:has )?(?:originated|came|was sent|comes|is) from|you don['’]t often get|some people who received|do not click|be careful|think before you click)/iu;
const bannerSubject =
  /\b(?:outside|external|links?|attachments?|sender|recogni[sz]e|trust|organi[sz]ation|learn why this is important|originat)/i;

const isBanner = (text: string) =>
  bannerOpening.test(text) &&
  (bannerSubject.test(text) || /^\W*external\W*$/i.test(text)) &&
  !firstPerson.test(text);

/** A banner that the council's own filter put on top goes: its paragraph, or its lines where the text begins at once. */
export function withoutBanner(paragraphs: readonly string[]): string[] {
  let rest = [...paragraphs];
  for (let count = 0; count < 2 && rest.length > 0; count += 1) {
    const first = lineAt(rest, 0);
    if (isBanner(first) && rest.length > 1) rest = rest.slice(1);
    else {
      const lines = first.split('\n');
      const own = lines.findIndex((line) => !isBanner(line) && !isBannerEnd(line));
      if (own > 0) rest = [lines.slice(own).join('\n'), ...rest.slice(1)];
    }
  }
  return rest;
}

const isBannerEnd = (line: string) =>
  /\b(?:do not (?:click|open)|be careful|take care|expecting it)\b/i.test(line) && bannerSubject.test(line);
