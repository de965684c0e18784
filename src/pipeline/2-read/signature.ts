import type { MailAddress } from '../types.js';
import { isDeviceLine } from './device-line.js';
import { withoutBanner, withoutFooters } from './footers.js';
import { lineAt } from './line-at.js';
import { isSignedName, opensWithName } from './signed-name.js';

/** "Kind regards", "Yours sincerely", "Many thanks": formulas that close, in the families' languages. */
const formula =
  /^\s*[-–—~*]*\s*(?:(?:many|much|kind(?:est)?|best|warm(?:est|ly)?|very best|all (?:the|my) best|with|yours?(?: (?:faithfully|sincerely|truly|etc|ever|aye|respectfully))?|kindly|sincere(?:ly)?|respectfully|in anticipation|gratefully|faithfully|regards|cordially|god bless|blessings|every good wish|good wishes|love|lots of love|hugs|best wishes|take care|bye|cofion|yn gywir|saludos|atentamente|cordialement|bien cordialement|bonne journée|mit freundlichen grüßen|viele grüße|liebe grüße|met vriendelijke groet(?:en)?|groeten|cordiali saluti|distinti saluti|saluti|atenciosamente|abraços|med vänlig hälsning|mvh|vennlig hilsen|venlig hilsen|pozdrawiam|с уважением|x{1,5})(?![\p{L}])[^.?!\n]{0,60}[,.!x ]*|br|kr|rgds|x+)\s*$/iu;
/** Thanks that close stand alone before a name; "Thank you for making it an evening" is something a person says. */
const thanks =
  /^\s*(?:(?:ta|cheers|thanks|thank you|thankyou|thankx|thx|tia|diolch|merci|danke|grazie|gracias|dziękuję|shukran|jazak ?allah(?: khair(?:an)?)?|peace and thanks|thanks and regards)(?![\p{L}])(?:\s*[/&]\s*\p{L}+)?(?: (?:in advance|again|so much|very much|a lot|muchly|ever so much|both|all|everyone|you all|x+))?[,.!x ]*|(?:many|kind|much|with|huge|big|sincere) thanks\b[^.?!\n]{0,40}[,.!x ]*)$/iu;
const postscript = /^\s*p\.?\s?p?\.?s\b[.:,]?/i;
/** "G. Reed" is a name, "a. " and "A) " begin an item. */
const listItem = /^\s*(?:[-*•·–▪◦]|\(?\d{1,2}[.):]|\(?[a-z][.)]|\(?[A-Z]\))\s+/;

const longestSignatureLines = 14;
const longestSignatureLine = 70;

interface FilledLine {
  line: string;
  index: number;
}

const isSignatureLine = ({ line }: FilledLine) =>
  !line.includes('?') &&
  !listItem.test(line) &&
  (line.length <= longestSignatureLine || line.includes(' | '));

/** Where the closing words and what stands below them begin; the number of lines when there are none. */
function closingAt(lines: readonly string[], sender: MailAddress): number {
  const filled = lines.map((line, index) => ({ line: line.trim(), index })).filter(({ line }) => line !== '');
  const from = Math.max(1, filled.length - longestSignatureLines);
  for (let place = from; place < filled.length; place += 1) {
    const at = filled[place];
    if (at === undefined || at.line.length > longestSignatureLine || at.line.includes('?')) continue;
    const below = filled.slice(place + 1);
    if (!below.every(isSignatureLine)) continue;
    const next = below[0]?.line ?? '';
    const closes =
      formula.test(at.line) ||
      (thanks.test(at.line) &&
        (below.length === 0 ? !isBareThanks(at.line) : isThanksClosing(at.line, next, sender))) ||
      (below.length > 0 && below.length <= 2 && endsWithComma(at.line)) ||
      opensWithName(at.line, sender);
    if (closes) return at.index;
  }
  const last = filled[filled.length - 1];
  const above = filled[filled.length - 2]?.line ?? ':';
  if (last !== undefined && isSignedName(last.line, sender) && !isIntroduction(above)) return last.index;
  return lines.length;
}

/** A line that ends in a colon leads on to what is asked: what stands below it is no name. */
const isIntroduction = (line: string) => line.endsWith(':');

/** One bare word, as if said aloud: "cheers", "Diolch!". It stays; the name below it goes. */
const isBareThanks = (line: string) => !/[\s,]/.test(line) && (/^\p{Ll}/u.test(line) || line.endsWith('!'));

function isThanksClosing(line: string, next: string, sender: MailAddress): boolean {
  return !isBareThanks(line) || !isSignedName(next, sender);
}

/** "Warmly from us both,": closing words of one's own end with a comma, and only a name follows. */
function endsWithComma(line: string): boolean {
  return (
    /^\p{Lu}/u.test(line) && line.endsWith(',') && line.length <= 40 && !/^(?:dear|hi|hello)\b/i.test(line)
  );
}

/** What is left without closing words and name; a postscript below them, or above them, stays. */
function withoutClosing(lines: readonly string[], sender: MailAddress): string {
  const start = lines.findIndex((line, index) => index > 0 && postscript.test(line));
  const cut = (part: readonly string[]) => part.slice(0, closingAt(part, sender)).join('\n').trim();
  if (start === -1) return cut(lines);
  return `${cut(lines.slice(0, start))}\n\n${cut(lines.slice(start))}`.trim();
}

/** The line "-- " begins a signature (RFC 3676); so does a row of it in a mail whose end holds nothing that is asked. */
function delimiterAt(lines: readonly string[], sender: MailAddress | null): number {
  const delimiter = sender === null ? /^(?:--|__)\s?$/ : /^(?:--|—|__)\s?$/;
  return lines.findIndex(
    (line, index) =>
      index > 0 && delimiter.test(line) && !lines.slice(index).some((next) => next.includes('?')),
  );
}

/** More words than a greeting has. */
const fewestWordsAbove = 4;

/** Below the line that a telephone adds stands what its mail programme quotes, marked or not. */
function quotedBelowDevice(lines: readonly string[]): number {
  return lines.findIndex(
    (line, index) =>
      isDeviceLine(line) && (lines.slice(0, index).join(' ').match(/\S+/g) ?? []).length >= fewestWordsAbove,
  );
}

/**
 * Cuts banner, footers, device line, signature and closing. Every line that goes is in `cut`.
 * Without a known sender nobody can have signed: closing words and names stay, as part of the text.
 */
export function withoutSignature(text: string, sender: MailAddress | null): { own: string; cut: string } {
  const kept = withoutFooters(withoutBanner(text.split(/\n{2,}/))).join('\n\n');
  const lines = kept.split('\n');
  const ends = [delimiterAt(lines, sender), quotedBelowDevice(lines)].filter((end) => end > 0);
  const body = lines.slice(0, Math.min(lines.length, ...ends));
  const isEmpty = (line: string) => line.trim() === '' || isDeviceLine(line);
  while (body.length > 1 && isEmpty(lineAt(body, body.length - 1))) body.pop();
  const nothingElse = body.length === 1 && isDeviceLine(lineAt(body, 0));
  const letter = sender === null ? body.join('\n').trim() : withoutClosing(body, sender);
  const own = nothingElse ? '' : letter;
  const left = new Set(own.split('\n').map((line) => line.trim()));
  const cut = text.split('\n').filter((line) => line.trim() !== '' && !left.has(line.trim()));
  return { own, cut: cut.join('\n') };
}
