import type { ParsedMail } from 'mailparser';
import { firstHeader, headerValues } from './headers.js';

interface Addressed {
  visible: string;
  isForm: boolean;
  address: string;
  recipients: readonly string[];
}

/**
 * Did it come through a mailing list (RFC 2919), or from a sender of bulk mail (RFC 2369, 8058)? A member of a list who
 * copies us in writes to us as a person: then the list stands among the recipients beside us. So does everybody where
 * our own address is a list. `Precedence` alone is set by many programmes, and a question speaks against it.
 */
export function isListMail(mail: ParsedMail, addressed: Addressed): boolean {
  const isList = firstHeader(mail, 'list-id') !== '' || firstHeader(mail, 'list-unsubscribe') !== '';
  const isBulk = /^(?:list|bulk|junk)\b/i.test(firstHeader(mail, 'precedence'));
  if (!isList && !(isBulk && !addressed.visible.includes('?'))) return false;
  return !addressed.isForm && !copiesUsIn(mail, addressed);
}

function copiesUsIn(mail: ParsedMail, { address, recipients }: Addressed): boolean {
  const delivered = new Set(
    ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headerValues(mail, name)),
  );
  const named = new Set(
    recipients.filter((recipient) => !delivered.has(recipient) || isNamed(mail, recipient)),
  );
  const lists = listAddresses(mail);
  if (lists.has(address.toLowerCase())) return true;
  const others = [...named].filter((recipient) => !lists.has(recipient));
  const isToList = [...named].some((recipient) => lists.has(recipient));
  return isToList && (address === '' ? others.length > 0 : others.includes(address.toLowerCase()));
}

/** In To or Cc, not only in what the server says of the delivery. */
function isNamed(mail: ParsedMail, recipient: string): boolean {
  return [firstHeader(mail, 'to'), firstHeader(mail, 'cc')].some((value) =>
    value.toLowerCase().includes(recipient),
  );
}

/** "<parents.list.example>" is written to as parents@list.example; List-Post says so itself. */
function listAddresses(mail: ParsedMail): Set<string> {
  const post = /mailto:([^>?\s]+)/i.exec(firstHeader(mail, 'list-post'))?.[1];
  const id = /<([^<>.\s]+)\.([^<>\s]+)>/.exec(firstHeader(mail, 'list-id'));
  return new Set(
    [post, id === null ? undefined : `${id[1]}@${id[2]}`]
      .filter((list) => list !== undefined)
      .map((list) => list.toLowerCase()),
  );
}
