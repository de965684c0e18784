import { lineAt } from './line-at.js';

/** "On … wrote:", the line above a quote, in the languages of the families' mail programmes. */

/** How such a line may begin: with its own word, or with a date before long. */
const opening = /^[>\s*_]*(?:-+ ?)?(?:on|le|am|el|op|den|il|em|dnia|w dniu|på|at)\b|^[^\n]{0,40}\d/iu;
const wrote =
  /\b(?:wrote|writes|schrieb|escribió|escreveu|schreef|geschreven|skrev|napisał\(a\)|napisała?|kirjoitti)\b|a écrit|ha scritto|пишет|написала?/iu;
/** Some leave the colon out, or put dashes there. */
const endsInWrote = new RegExp(`(?:${wrote.source})\\s*-*$`, 'iu');
const exactTime = /\b(?:19|20)\d{2}\b|\b\d{1,2}[:.]\d{2}\b/;
const address = /[^\s<>]@[^\s<>]|\[mailto:/;

/** A longer run of words than a date, a name and an address is no such line. */
const longest = 300;

export interface Attribution {
  /** Lines it takes: mail programmes wrap it. */
  lines: number;
  /** It says when to the minute or the year, as a mail programme does: "On the form you wrote:" does not. */
  isExact: boolean;
}

/** The line above a quote that begins here, joined with up to three that follow; null where there is none. */
export function attributionAt(lines: readonly string[], at: number): Attribution | null {
  if (!opening.test(lineAt(lines, at))) return null;
  let joined = '';
  for (let count = 1; count <= 4 && at + count <= lines.length; count += 1) {
    const line = lineAt(lines, at + count - 1)
      .replace(/^[>\s]+/, '')
      .trim();
    if (line === '') return null;
    joined = `${joined} ${line}`.trim();
    if (joined.length > longest) return null;
    const isDated = address.test(joined) && exactTime.test(joined);
    const isEnd = /[:：]\s*$/.test(joined) && (isDated || wrote.test(joined));
    if (isEnd || (isDated && endsInWrote.test(joined))) {
      return { lines: count, isExact: exactTime.test(joined) };
    }
  }
  return null;
}
