/**
 * Times for people: in their own zone and locale, short where the day says enough. `at` in ms since 1970, `today` a
 * `dayNumber`. Every number has a time here: one that no calendar reaches is the last or the first that it does.
 */

const msOfDay = 86_400_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const longDayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

/** ECMAScript's own bounds (Time Values and Time Range), with a day to go on from there. */
const farthest = 8.64e15 - msOfDay;

export function clockTime(at: number): string {
  return clock.format(reached(at));
}

export function exactTime(at: number): string {
  return exact.format(reached(at));
}

/** The clock today, the weekday within a week, the date before that. */
export function listTime(at: number, today: number): string {
  const days = today - dayNumber(at);
  if (days <= 0) return clockTime(at);
  if (days < 7) return weekday.format(reached(at));
  return (isInYearOf(at, today) ? dayOfYear : fullDate).format(reached(at));
}

/** "Today", "Yesterday", "Monday 4 March", with the year when it is another one. */
export function dayName(at: number, today: number): string {
  const days = today - dayNumber(at);
  if (days === 0 || days === 1) return capitalised(relative.format(-days, "day"));
  return (isInYearOf(at, today) ? longDay : longDayOfYear).format(reached(at));
}

/** Counts local days, so that daylight saving does not matter. */
export function dayNumber(at: number): number {
  const date = new Date(reached(at));
  // Not by `Date.UTC`, which takes the years 0 to 99 for those of the last century.
  const day = new Date(0).setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round(day / msOfDay);
}

/** When the local day after that of `at` begins. */
export function nextMidnight(at: number): number {
  return new Date(reached(at)).setHours(24, 0, 0, 0);
}

function isInYearOf(at: number, day: number): boolean {
  return new Date(reached(at)).getFullYear() === new Date(day * msOfDay).getUTCFullYear();
}

function reached(at: number): number {
  return Number.isNaN(at) ? 0 : Math.min(Math.max(at, -farthest), farthest);
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
