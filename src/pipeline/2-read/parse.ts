import { type ParsedMail, simpleParser } from 'mailparser';
import { hasBrokenCharacters, redeclared } from './charset.js';

/** The MIME parts of a message, by mailparser alone: what reading is measured against. */
export function parsedAlone(source: Buffer): Promise<ParsedMail> {
  return simpleParser(source, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
}

/** The same, parsed again as Windows text where its bytes are not what they are declared to be. */
export async function parsedWhole(source: Buffer): Promise<ParsedMail> {
  const isBroken = ({ text, html }: ParsedMail) => hasBrokenCharacters(`${text ?? ''}${html || ''}`);
  const mail = await parsedAlone(source);
  if (!isBroken(mail)) return withTypes(mail);
  const again = await parsedAlone(redeclared(source));
  return withTypes(isBroken(again) ? mail : again);
}

const unknownType = 'application/octet-stream';

/** mailparser leaves no type, or `false`, where a part's headers are damaged. */
function withTypes(mail: ParsedMail): ParsedMail {
  for (const attachment of mail.attachments) attachment.contentType ||= unknownType;
  return mail;
}
