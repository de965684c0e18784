import type { ParsedMail } from 'mailparser';
import type { Attachment } from '../types.js';
import { documentText } from './documents/document-text.js';
import { mostDocuments } from './limits.js';

const longestName = 100;

/** A file's name as one line of text: what a stranger chose goes on a page. */
function shownName(filename: string | undefined, type: string): string {
  const name = (filename ?? '').replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  if (name !== '') return name.length > longestName ? `…${name.slice(-longestName)}` : name;
  return type === 'application/ms-tnef' ? 'winmail.dat' : 'without a name';
}

/** What is attached to a mail, with the text of documents, as far as limits allow. Pictures inside the text are left out. */
export async function attachmentsOf(mail: ParsedMail, readDocuments: boolean): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  let read = 0;
  for (const { filename, contentType, size, content, related } of mail.attachments) {
    if (related) continue;
    const attachment = { name: shownName(filename, contentType), type: contentType, size };
    const text =
      readDocuments && read < mostDocuments
        ? await documentText({ name: filename ?? '', type: contentType, content })
        : null;
    if (text !== null) read += 1;
    attachments.push(text === null ? attachment : { ...attachment, text });
  }
  return attachments;
}
