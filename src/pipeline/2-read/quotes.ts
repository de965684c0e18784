/** Cuts away what a mail quotes. Works on lines; `own` is what is left, `cut` what went. */
export interface Cut {
  own: string;
  cut: string;
}

const headerLine =
  /^[>\s*_]*(?:from|sent|date|to|cc|subject|von|gesendet|an|betreff|de|envoyé|à|objet|reply-to)\s*:\**\s/i;
const originalMessage =
  /^[>\s]*(?:-{2,}\s*(?:original message|original appointment|forwarded (?:message|by)|ursprüngliche nachricht|message d'origine|mensaje original)\b.*|begin forwarded message:|_{20,}\s*)$/i;
const wroteLine =
  /^[>\s]*(?:on\b|le\b|am\b|el\b|op\b|den\b|at\b|-+ ?on\b|\d{1,4}[/.-]\d{1,2})[^\n]{5,240}(?:\bwrote|\ba écrit|\bschrieb|\bescribió|\bschreef|\bskrev)\b[^\n]{0,80}:\s*$/i;
const quoted = /^\s*>/;

/** "On … wrote:" is often wrapped: joins the line with up to three that follow. @returns lines it takes, 0 for none */
function wroteLines(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 4 && at + count <= lines.length; count += 1) {
    joined = `${joined} ${lines[at + count - 1] ?? ''}`.trim();
    if (wroteLine.test(joined)) return count;
    if (!/^[>\s]*(?:on|le|am|el|op|den|at|-+ ?on|\d)/i.test(joined)) return 0;
  }
  return 0;
}

/** Two header lines in a row, or a From line with a time line next: the block that Outlook puts above a quote. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!/^[>\s*_]*(?:from|von|de)\s*:/i.test(lines[at] ?? '')) return false;
  const next = lines.slice(at + 1, at + 6).filter((line) => headerLine.test(line)).length;
  return next >= 2;
}

/** Cuts quoted lines wherever they stand, and everything from a quote's header on where no `>` marks its end. */
export function withoutQuotes(text: string): Cut {
  const lines = text.split('\n');
  const own: string[] = [];
  const cut: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const wrote = wroteLines(lines, at);
    if (wrote > 0) {
      const marked = lines.slice(at + wrote, at + wrote + 4).some((next) => quoted.test(next));
      cut.push(...lines.slice(at, marked ? at + wrote : lines.length));
      if (!marked) break;
      at += wrote - 1;
    } else if (originalMessage.test(line) ? isQuoteBelow(lines, at) : isHeaderBlock(lines, at)) {
      cut.push(...lines.slice(at));
      break;
    } else if (quoted.test(line) || isWrappedEnd(lines, at)) cut.push(line);
    else own.push(line);
  }
  return { own: own.join('\n'), cut: cut.join('\n') };
}

/** A quoted line so long was wrapped on its way, and its end lost its mark. */
const wrappedQuoteLength = 68;

function isWrappedEnd(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  const line = lines[at] ?? '';
  const isShort = line.trim() !== '' && line.length < wrappedQuoteLength && !line.trimEnd().endsWith('?');
  return quoted.test(before) && before.length >= wrappedQuoteLength && isShort;
}

/** A row of underscores is a quote's rule only where a header block follows. */
function isQuoteBelow(lines: readonly string[], at: number): boolean {
  if (!/^[>\s]*_{20,}\s*$/.test(lines[at] ?? '')) return true;
  return [1, 2, 3].some((ahead) => isHeaderBlock(lines, at + ahead));
}

const folded = (text: string) =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** A line shorter than this is dropped only where it is a whole line of the announcement. */
const shortestPart = 24;

/** Drops the lines that stand in our own announcement, quoted or not. */
export function withoutAnnouncement(text: string, announcement: string): Cut {
  const whole = folded(announcement);
  if (whole === '') return { own: text, cut: '' };
  const announced = new Set(
    announcement
      .split('\n')
      .map(folded)
      .filter((line) => line !== ''),
  );
  const own: string[] = [];
  const cut: string[] = [];
  for (const line of text.split('\n')) {
    const plain = folded(line);
    const ours =
      plain !== '' && (announced.has(plain) || (plain.length >= shortestPart && whole.includes(plain)));
    (ours ? cut : own).push(line);
  }
  return { own: own.join('\n'), cut: cut.join('\n') };
}
