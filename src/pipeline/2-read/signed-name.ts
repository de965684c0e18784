import type { MailAddress } from '../types.js';

const withoutOrnament = (line: string) =>
  line.replace(/^[-–—~*/\s]+/, '').replace(/(?:[\s,.!]|\p{Extended_Pictographic}|\uFE0F)+$/iu, '');
const namesOf = (sender: MailAddress) =>
  sender.name
    .toLowerCase()
    .split(/[\s.,"']+/)
    .filter((name) => name !== '');

/** A line that begins with the sender's name and a comma, bar or bracket, or is the name or its initials. */
export function opensWithName(line: string, sender: MailAddress): boolean {
  const names = namesOf(sender);
  const [signed = ''] = withoutOrnament(line).split(/[,|(]/);
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

/** A last line that is a name: the sender's, with or without kisses, or one to three words with capitals. */
export function isSignedName(line: string, sender: MailAddress): boolean {
  const plain = withoutOrnament(line).replace(/\s+x+$/i, '');
  if (plain === '' || plain.length > 40 || /[?:]/.test(line)) return false;
  const words = plain.split(/\s+/);
  const claimed = `${sender.name} ${sender.address.split('@')[0] ?? ''}`.toLowerCase();
  const isKnown = words.some((word) => word.length > 2 && claimed.includes(word.toLowerCase()));
  if (isKnown && words.length <= 5) return true;
  if (/^[-–—/]\S/.test(line.trim())) return words.length <= 4 && /^\p{Lu}/u.test(plain);
  // A list's item is no name, however short.
  if (/^\s*[-*•·–]\s/.test(line)) return false;
  // "(dad of 3)" may follow a name.
  const named = plain.replace(/\s*\([^)]*\)$/, '').split(/\s+/);
  return (
    named.length <= 3 && named.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word)) && /\p{Ll}/u.test(plain)
  );
}
