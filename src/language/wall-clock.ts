/** A date and time as a clock on a wall shows them. */
export interface WallClock {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  /** From 0 to 23. */
  hour: number;
  minute: number;
}

/** What clocks in a zone show at an instant. @param timezone IANA name, such as Europe/London */
export function wallClockAt(date: Date, timezone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    timeZone: timezone,
  }).formatToParts(date);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
  };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The instant at which clocks in a zone show a date and time. Where clocks go forward over it, the instant they jump
 * to; where they show it twice, the first.
 * @returns null when there is no such date or time
 */
export function instantAt({ year, month, day, hour, minute }: WallClock, timezone: string): Date | null {
  if (hour > 23 || minute > 59) return null;
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const check = new Date(wanted);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return null;
  const offsetAt = (instant: number) => {
    const shown = wallClockAt(new Date(instant), timezone);
    return (
      Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) -
      Math.floor(instant / minuteMs) * minuteMs
    );
  };
  const candidates = [offsetAt(wanted - dayMs), offsetAt(wanted + dayMs)].map((offset) => wanted - offset);
  const shownRight = candidates.filter((instant) => instant + offsetAt(instant) === wanted);
  if (shownRight.length > 0) return new Date(Math.min(...shownRight));
  return new Date(jumpBetween(Math.min(...candidates), Math.max(...candidates), offsetAt));
}

/** The first minute at which clocks show another offset than at the first of two instants. */
function jumpBetween(first: number, last: number, offsetAt: (instant: number) => number): number {
  let [before, after] = [first, last];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle) === offsetAt(first)) before = middle;
    else after = middle;
  }
  return after;
}
