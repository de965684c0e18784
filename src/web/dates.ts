import { instantAt, wallClockAt } from '../language/wall-clock.js';

/** Times as people in Britain write them, in the webinar's own zone. */

/** `Monday 18 November 2024` */
export function longDate(date: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: timezone,
  })
    .format(date)
    .replace(',', '');
}

/** `11pm`, `7.30pm`, `midday`, `midnight` */
export function clockTime(date: Date, timezone: string): string {
  const { hour, minute } = wallClockAt(date, timezone);
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'midday';
  const half = hour < 12 ? 'am' : 'pm';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return minute === 0 ? `${twelve}${half}` : `${twelve}.${String(minute).padStart(2, '0')}${half}`;
}

/** `11pm on Monday 18 November 2024` */
export function timeAndDate(date: Date, timezone: string): string {
  return `${clockTime(date, timezone)} on ${longDate(date, timezone)}`;
}

/** `18 Nov, 10.42pm` */
export function shortTime(date: Date, timezone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: timezone }).format(
    date,
  );
  return `${day}, ${clockTime(date, timezone)}`;
}

/**
 * The instant at which clocks in a zone show a date (`18/11/2024`) and time (`23:00` or `11pm` or `7.30pm`).
 * Where clocks go forward over it, the instant they jump to; where they show it twice, the first.
 * @returns null when either is no date or time
 */
export function instantOf(date: string, time: string, timezone: string): Date | null {
  const day = /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(date);
  const clock = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*$/i.exec(time);
  if (day === null || clock === null) return null;
  const [dayOfMonth, month, year] = [Number(day[1]), Number(day[2]), Number(day[3])];
  const half = clock[3]?.toLowerCase();
  const minute = Number(clock[2] ?? 0);
  let hour = Number(clock[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  if (half === undefined && clock[2] === undefined) return null;
  if (half !== undefined) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  return instantAt({ year, month, day: dayOfMonth, hour, minute }, timezone);
}
