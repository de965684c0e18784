import EmailReplyParser from 'email-reply-parser';
import type { MailAddress } from '../types.js';
import { longestParsedReply } from './limits.js';

const deviceLine =
  /^\s*(?:sent (?:from|via|using|with) (?:my |an |a |the )?[\w .'’-]{2,60}|get outlook for \w+|sent from (?:yahoo|outlook|aol|gmail|proton|samsung|bt)[\w .-]{0,40}|sent (?:from|via) my [\w ]{2,30}[,.;] (?:please |pls )?(?:excuse|forgive|sorry)[^,?]{2,40}|via mobile|yahoo mail:[^\n]{0,60}|typed on (?:my|a) [^,.]{2,40})\.?\s*$/i;
const closing =
  /^\s*(?:(?:many|much|kind(?:est)?|best|warm(?:est)?|very best|all the best|with|yours|your|kindly|sincere(?:ly)?|respectfully|in anticipation|gratefully|faithfully|ta|cheers|thanks|thank you|thankyou|thx|tia|regards|cordially|god bless|blessings|diolch|pozdrawiam|merci|shukran|love|lots of love|hugs|best wishes|take care|bye|x{1,5})\b[^.?!\n]{0,60}[,.!x ]*|br|kr|rgds|x+)\s*$/i;
const disclaimer =
  /\b(?:confidential|intended (?:solely|only) for|intended recipient|addressee|not the (?:intended|named)|legally privileged|privileged|disclaimer|views expressed|virus(?:es)?|registered (?:office|in england|charity|company)|company (?:no|number)|consider the environment|before printing|think before you print|this (?:e-?mail|message|communication)(?: and any| may| is| has| was)|please delete (?:it|this)|monitor(?:ed|ing) (?:and|for|e-?mail)|freedom of information|data protection|privacy notice|GDPR|unlimited liability|authorised and regulated)\b/i;
const banner =
  /^\s*[[(*!]*\s*(?:caution|warning|external|attention|this (?:e-?mail|message) (?:originated|came|was sent|comes|is) from (?:outside|an external|someone outside)|you don['’]t often get|do not click|be careful|think before you click)/i;
const listFooter = /^\s*(?:_{5,}|-{5,}|--\s*)\s*$/;
const listWords =
  /\b(?:unsubscribe|mailing list|you received this message because|you are receiving this|manage your (?:choices|subscription)|update your choices|to post to this group)\b/i;

/** A banner of the council's own filter at the top: its paragraph goes. */
function withoutBanner(paragraphs: string[]): string[] {
  let from = 0;
  while (from < Math.min(2, paragraphs.length - 1) && banner.test(paragraphs[from] ?? '')) from += 1;
  return paragraphs.slice(from);
}

const longestSignatureLines = 8;
const longestSignatureLine = 70;

/** Removes disclaimers, list footers and device lines from the end upwards, as long as nothing else stands there. */
function withoutFooters(paragraphs: string[]): string[] {
  let end = paragraphs.length;
  while (end > 1) {
    const last = paragraphs[end - 1] ?? '';
    const footer =
      last.trim() === '' ||
      disclaimer.test(last) ||
      listWords.test(last) ||
      listFooter.test(last) ||
      deviceLine.test(last);
    if (!footer || (/\?\s*$/m.test(last) && !disclaimer.test(last) && !listWords.test(last))) break;
    end -= 1;
  }
  return paragraphs.slice(0, end);
}

/** Where the closing words and what stands below them begin; the number of lines when there are none. */
function closingAt(lines: string[], sender: MailAddress | null): number {
  const filled = lines.map((line, index) => ({ line: line.trim(), index })).filter(({ line }) => line !== '');
  const tail = filled.slice(-longestSignatureLines);
  for (const [place, { line, index }] of tail.entries()) {
    const below = tail.slice(place + 1);
    const short = below.every(
      ({ line: other }) =>
        (other.length <= longestSignatureLine || other.includes(' | ')) && !other.includes('?'),
    );
    const first = filled[0]?.index === index;
    const closes = closing.test(line) || (below.length <= 2 && endsWithComma(line)) || signs(line, sender);
    if (closes && line.length <= longestSignatureLine && short && !first) return index;
  }
  const last = filled[filled.length - 1];
  if (last !== undefined && filled.length > 1 && isName(last.line, sender)) return last.index;
  return lines.length;
}

/** "Warmly from us both,": closing words of one's own end with a comma, and only a name follows. */
function endsWithComma(line: string): boolean {
  return /^\p{Lu}/u.test(line) && line.endsWith(',') && line.length <= 40;
}

/** A line that begins with the sender's name and a comma, bar or bracket, or is the name or its initials. */
function signs(line: string, sender: MailAddress | null): boolean {
  const names = (sender?.name ?? '')
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((name) => name !== '');
  const [signed = ''] = line.replace(/^[-–—~*\s]+/, '').split(/[,|(]/);
  const words = signed
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > 4 || names.length === 0) return false;
  const isWhole = words.some((word) => word.length > 2 && names.includes(word));
  const isInitials = words.length === names.length && /^[\p{Lu}.\s]+$/u.test(signed);
  return (
    (isWhole || isInitials) &&
    words.every((word, place) =>
      names.some((name, at) => name === word || (word.length === 1 && at >= place && name.startsWith(word))),
    )
  );
}

/** A last line that is the sender's name, with or without kisses or a dash. */
function isName(line: string, sender: MailAddress | null): boolean {
  const plain = line.replace(/^[-–—~*\s]+/, '').replace(/[\s,.x!]+$/i, '');
  if (plain.length > 40 || /[?:]/.test(line)) return false;
  const words = plain.split(/\s+/);
  const claimed = `${sender?.name ?? ''} ${sender?.address.split('@')[0] ?? ''}`.toLowerCase();
  const known = words.some((word) => word.length > 2 && claimed.includes(word.toLowerCase()));
  if (known && words.length <= 5) return true;
  return /^[-–—]/.test(line)
    ? words.length <= 4
    : words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word)) && /\p{Ll}/u.test(plain);
}

/** Cuts banner, footers, device line, signature and closing. Every line that goes is in `cut`. */
export function withoutSignature(text: string, sender: MailAddress | null): { own: string; cut: string } {
  const kept = withoutFooters(withoutBanner(text.split(/\n{2,}/))).join('\n\n');
  const lines = parsedReply(kept).split('\n');
  const delimiter = lines.findIndex((line) => /^--\s?$/.test(line));
  const body = delimiter > 0 ? lines.slice(0, delimiter) : lines;
  while (
    body.length > 1 &&
    ((body[body.length - 1] ?? '').trim() === '' || isDevice(body[body.length - 1] ?? ''))
  )
    body.pop();
  const nothingElse = body.length === 1 && isDevice(body[0] ?? '');
  const own = nothingElse ? '' : body.slice(0, closingAt(body, sender)).join('\n').trim();
  const left = new Set(own.split('\n').map((line) => line.trim()));
  const cut = text.split('\n').filter((line) => line.trim() !== '' && !left.has(line.trim()));
  return { own, cut: cut.join('\n') };
}

/** A device line is short and holds no comma, an excuse apart: "Sent from my desk, which is easier" is a sentence. */
function isDevice(line: string): boolean {
  return (
    deviceLine.test(line) &&
    (!line.includes(',') || /\b(?:excuse|forgive|sorry)\b|:/i.test(line)) &&
    line.length < 80
  );
}

const parser = new EmailReplyParser();

/** What the reply parser sees as written new, unless it would take half the lines away: then nothing is taken. */
function parsedReply(text: string): string {
  if (text.length > longestParsedReply) return text;
  const parsed = parser.read(text).getVisibleText().trim();
  return parsed.length * 2 < text.trim().length ? text : parsed;
}
