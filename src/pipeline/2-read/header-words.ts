import { lineAt } from './line-at.js';

/** The words that mail programmes write above what they quote, in the languages of the families' programmes. */
const from =
  'from|von|de|da|van|fra|från|od|lähettäjä|от|від|od kogo|feladó|kimden|差出人|发件人|寄件者|보낸 사람';
const sent =
  "sent|sent on|date|gesendet|datum|am|envoyé|envoyé le|date d[’']envoi|enviado|enviado el|enviada|fecha|data|inviato|verzonden|sendt|dato|skickat|lähetetty|päivämäärä|wysłano|отправлено|дата|送信日時|发送时间|日期|날짜|message du";
const to =
  'to|an|à|a|para|aan|til|till|do|vastaanottaja|кому|komu|címzett|宛先|收件人|받는 사람|cc|kopie|copie à|kopia|copia|копия|reply-to';
const subject =
  'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|тема|件名|主题|主旨|제목';

const line = (words: string) => new RegExp(`^[>\\s*_|]*(?:${words})\\s*\\*?\\s*[:：]`, 'iu');

const fromLine = line(from);
const sentLine = line(sent);
const subjectLine = line(subject);
const anyLine = line([from, sent, to, subject].join('|'));

/** "Sent: …", "Von: …": one line of such a block. */
export const isHeaderLine = (text: string) => anyLine.test(text);

/** How far below its first line a header block is looked at; long lists of recipients are wrapped over several. */
const blockLines = 7;

/**
 * The block that Outlook and its kind put above a quote: a sender's line (or a date's) with two more headers below, of
 * which one is a date or a subject. A form's "Name:" and "From:" alone are none.
 */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = lineAt(lines, at);
  const isFrom = fromLine.test(first);
  if (!isFrom && !sentLine.test(first)) return false;
  const below: string[] = [];
  for (const next of lines.slice(at + 1, at + blockLines)) {
    if (next.trim() === '') break;
    if (anyLine.test(next)) below.push(next);
  }
  const names = isFrom || below.some((next) => fromLine.test(next));
  const dated = [first, ...below].some((next) => sentLine.test(next) || subjectLine.test(next));
  return names && dated && below.length >= 2;
}

/** The lines that a header block takes: up to the empty line below it. */
export function headerBlockLength(lines: readonly string[], at: number): number {
  const end = lines.slice(at).findIndex((line) => line.replace(/^[>\s]+/, '') === '');
  return end === -1 ? lines.length - at : end;
}

/** The sender that a header block names. */
export function quotedSender(lines: readonly string[], at: number): { address: string; name: string } | null {
  const named = lines.slice(at, at + blockLines).find((line) => fromLine.test(line));
  const value = named?.replace(fromLine, '').trim() ?? '';
  const address = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/.exec(value)?.[0];
  if (address === undefined) return null;
  const name = value.slice(0, value.indexOf(address)).replace(/(?:<|\[)?(?:mailto:)?$/i, '');
  return { address: address.toLowerCase(), name: name.replaceAll(/["*<>[\]]/g, '').trim() };
}
