/** Times for people: in their own zone and locale, short where the day says enough. `at` in ms since 1970, `today` a `dayNumber`. */

const msOfDay = 86_400_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const fullDate = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const longDayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

export function clockTime(at: number): string {
  return clock.format(at);
}

export function exactTime(at: number): string {
  return exact.format(at);
}

/** The clock today, the weekday within a week, the date before that. */
export function listTime(at: number, today: number): string {
  const days = today - dayNumber(at);
  if (days <= 0) return clock.format(at);
  if (days < 7) return weekday.format(at);
  return isInYearOf(at, today) ? dayOfYear.format(at) : fullDate.format(at);
}

/** "Today", "Yesterday", "Monday 4 March", with the year when it is another one. */
export function dayName(at: number, today: number): string {
  const days = today - dayNumber(at);
  if (days === 0 || days === 1) return capitalised(relative.format(-days, "day"));
  return (isInYearOf(at, today) ? longDay : longDayOfYear).format(at);
}

/** Counts local days, so that daylight saving does not matter. */
export function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / msOfDay);
}

/** When the local day after that of `at` begins. */
export function nextMidnight(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

function isInYearOf(at: number, day: number): boolean {
  return new Date(at).getFullYear() === new Date(day * msOfDay).getUTCFullYear();
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
