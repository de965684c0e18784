import { type ParsedMail, simpleParser } from 'mailparser';
import { hasBrokenCharacters, redeclared } from './charset.js';

/** The MIME parts of a message, by mailparser alone: what reading is measured against. */
export function parsedAlone(source: Buffer): Promise<ParsedMail> {
  return simpleParser(source, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
}

/** The same, parsed again as Windows text where its bytes are not what they are declared to be. */
export async function parsedWhole(source: Buffer): Promise<ParsedMail> {
  const isBroken = ({ text, html }: ParsedMail) => hasBrokenCharacters(`${text ?? ''}${html || ''}`);
  const mail = await parsedAlone(source);
  if (!isBroken(mail)) return mail;
  const again = await parsedAlone(redeclared(source));
  return isBroken(again) ? mail : again;
}
