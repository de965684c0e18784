import { instantAt } from '../../../language/wall-clock.js';

/** `18/11/2024` or `11/18/2024`. */
export type DateOrder = 'day first' | 'month first';

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const slashed =
  /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm)?)?\s*(Z|UTC|GMT)?$/i;

/** Longer texts are no times. */
const longestTime = 60;

/** How dates are written, judged by days that can be no month; British where none says. */
export function dateOrderOf(times: readonly string[]): DateOrder {
  for (const time of times) {
    const [, first, second] = slashed.exec(time.trim().slice(0, longestTime)) ?? [];
    if (Number(first) > 12) return 'day first';
    if (Number(second) > 12) return 'month first';
  }
  return 'day first';
}

/**
 * Reads when something was asked. Without an offset it is by the clocks of the webinar's zone.
 * @returns null where there is no such time
 */
export function exportTime(text: string, order: DateOrder, timezone: string): Date | null {
  const given = text.trim().slice(0, longestTime);
  const exact = iso.exec(given);
  if (exact !== null) {
    const [, year, month, day, hour = '0', minute = '0', zone] = exact;
    if (zone !== undefined) return withOffset(given);
    return instantAt(numbers({ year, month, day, hour, minute }), timezone);
  }
  const [, first, second, year, hour = '0', minute = '0', half, zone] = slashed.exec(given) ?? [];
  if (year === undefined) return null;
  const [day, month] = order === 'day first' ? [first, second] : [second, first];
  const clock = numbers({ year, month, day, hour, minute });
  if (half !== undefined) clock.hour = (clock.hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return instantAt(clock, zone === undefined ? timezone : 'UTC');
}

function numbers(clock: Record<'year' | 'month' | 'day' | 'hour' | 'minute', string | undefined>) {
  return {
    year: Number(clock.year),
    month: Number(clock.month),
    day: Number(clock.day),
    hour: Number(clock.hour),
    minute: Number(clock.minute),
  };
}

/** The shape was looked at: what is left to Date is arithmetic. */
function withOffset(text: string): Date | null {
  const plain = text
    .replace(/[T ]+(?=\d)/, 'T')
    .replace(/\s*(UTC|GMT)$/i, 'Z')
    .replace(/\s+(?=[Z+-])/i, '')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const date = new Date(plain);
  return Number.isNaN(date.getTime()) ? null : date;
}
