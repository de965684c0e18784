import { findPhoneNumbersInText } from 'libphonenumber-js';

/** Ten to fifteen digits with at most three marks between two of them; what is longer is no telephone number. */
const digits = /(?<![\p{L}\p{N}])\+?\(?\d(?:[ ().\-–/]{0,3}\d){8,14}(?!\d)/gu;

/** A telephone number is written in few groups of digits; a list of numbers is many. */
const mostGroups = 6;
/** Nobody writes more numbers in a mail; a text made of nothing else is not searched to its end. */
const mostCandidates = 200;

/** Stretches that may be telephone numbers: the library looks at these alone, since its time grows with all text. */
export function phoneCandidates(text: string): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  for (const match of text.matchAll(digits)) {
    if (match[0].split(/\D+/).filter((group) => group !== '').length > mostGroups) continue;
    found.push({ start: match.index, text: match[0] });
    if (found.length === mostCandidates) break;
  }
  return found;
}

/** Where telephone numbers stand, British ones without their country. */
export function phoneNumbers(text: string): { start: number; end: number }[] {
  return phoneCandidates(text).flatMap((candidate) =>
    findPhoneNumbersInText(candidate.text, { defaultCountry: 'GB', extended: true }).map(
      ({ startsAt, endsAt }) => ({ start: candidate.start + startsAt, end: candidate.start + endsAt }),
    ),
  );
}
