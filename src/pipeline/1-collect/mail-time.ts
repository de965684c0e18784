const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Longer texts are no times. */
const longestTime = 120;

/**
 * Reads a time as mail writes it, in either order of words: `Mon, 18 Nov 2024 22:13:03 +0000` (RFC 5322 section 3.3)
 * or `Mon Nov 18 22:13:03 2024` (an mbox's From_ line, RFC 4155 appendix A). Without an offset it is UTC, as both say.
 * `Date.parse` is no help: it takes the second for local time, and reads a date out of almost any text.
 * @returns null where there is no such time
 */
export function mailTime(text: string): Date | null {
  const words = text.slice(0, longestTime).split(/[\s,]+/);
  const find = (shape: RegExp) => words.find((word) => shape.test(word));
  const time = find(/^\d{1,2}:\d\d(:\d\d)?$/);
  const year = find(/^(19|20)\d\d$/);
  const day = find(/^\d{1,2}$/);
  const lowered = words.map((word) => word.toLowerCase());
  const month = months.findIndex((name) => lowered.includes(name)) + 1;
  const [, sign = '+', hours = '00', minutes = '00'] =
    /^([+-])(\d\d)(\d\d)$/.exec(find(/^[+-]\d{4}$/) ?? '') ?? [];
  if (time === undefined || year === undefined || day === undefined || month === 0) return null;
  const [hour = '', minute, second = '00'] = time.split(':');
  const date = new Date(
    `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${minute}:${second}${sign}${hours}:${minutes}`,
  );
  return Number.isNaN(date.getTime()) ? null : date;
}

function twoDigits(number: number | string): string {
  return String(number).padStart(2, '0');
}
