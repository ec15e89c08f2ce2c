/**
 * The calendar of the zone that this machine is in. `at` in ms since 1970. Every number has a day here: one that no
 * calendar reaches has the last or the first that it does.
 */

const msOfDay = 86_400_000;

/** ECMAScript's own bounds (Time Values and Time Range), with a day to go on from there. */
const farthest = 8.64e15 - msOfDay;

/** How days are told apart. */
export interface Calendar {
  /** Counts local days, so that daylight saving does not matter. */
  dayNumber(at: number): number;
  /** When the local day after that of `at` begins. */
  nextMidnight(at: number): number;
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

export const calendar: Calendar = { dayNumber, nextMidnight };

export function isInYearOf(at: number, day: number): boolean {
  return new Date(reached(at)).getFullYear() === new Date(day * msOfDay).getUTCFullYear();
}

/** The nearest moment that a calendar has. */
export function reached(at: number): number {
  return Number.isNaN(at) ? 0 : Math.min(Math.max(at, -farthest), farthest);
}
