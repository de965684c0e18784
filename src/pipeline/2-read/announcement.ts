import type { Cut } from './quotes.js';

const folded = (text: string) =>
  text
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** A line shorter than this is dropped only where it is a whole line of the announcement. */
const shortestPart = 24;

/** Drops the lines that stand in our own announcement, quoted or not: its question marks are never the family's. */
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
  let follows = false;
  for (const line of text.split('\n')) {
    const plain = folded(line);
    // A line of the announcement that was wrapped on its way leaves a short end below its long beginning.
    const part: boolean = (plain.length >= shortestPart || follows) && whole.includes(plain);
    const ours: boolean = plain !== '' && (announced.has(plain) || part);
    (ours ? cut : own).push(line);
    follows = ours;
  }
  return { own: own.join('\n'), cut: cut.join('\n') };
}
