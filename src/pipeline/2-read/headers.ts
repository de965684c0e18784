import type { AddressObject, ParsedMail } from 'mailparser';
import type { MailAddress } from '../types.js';

/** The value of each header line of a name, unfolded, top to bottom. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

export function firstHeader(mail: ParsedMail, name: string): string {
  return headerValues(mail, name)[0] ?? '';
}

/** A date as mail writes it; null where there is none: mailparser would give the present time. */
export function mailDate(text: string): Date | null {
  const time = Date.parse(text.replace(/\([^)]*\)/g, '').trim());
  return Number.isNaN(time) ? null : new Date(time);
}

/** The time stamp of a Received header stands behind its last semicolon. */
export function receivedDate(header: string): Date | null {
  const at = header.lastIndexOf(';');
  return at === -1 ? null : mailDate(header.slice(at + 1));
}

function list(field: AddressObject | AddressObject[] | undefined): MailAddress[] {
  const objects = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return objects
    .flatMap(({ value }) => value)
    .flatMap((entry) => [entry, ...(entry.group ?? [])])
    .flatMap(({ address, name }) => (address ? [{ address: address.toLowerCase(), name: name ?? '' }] : []));
}

export function addressesOf(mail: ParsedMail): {
  from: MailAddress | null;
  replyTo: MailAddress | null;
  recipients: string[];
} {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) =>
    headerValues(mail, name),
  );
  return {
    from: list(mail.from)[0] ?? null,
    replyTo: list(mail.replyTo)[0] ?? null,
    recipients: [...list(mail.to), ...list(mail.cc)]
      .map(({ address }) => address)
      .concat(delivered.map((address) => address.toLowerCase().replace(/[<>]/g, ''))),
  };
}
