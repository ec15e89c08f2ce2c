import type { CodedText } from "../../shared/text/catalogue.ts";
import type { Texts } from "../../shared/text/texts.ts";
import { calendar, dayNumber, isInYearOf, reached, type Calendar } from "./time.ts";

/**
 * Times and sizes for people: in their own zone, short where the day says enough. `at` in ms since 1970, `today` a
 * `dayNumber`. Every number has a time here: one that no calendar reaches is the last or the first that it does.
 */
export interface Formats extends Calendar {
  clockTime(at: number): string;
  exactTime(at: number): string;
  /** The clock today, the weekday within a week, the date before that. */
  listTime(at: number, today: number): string;
  /** "Today", "Yesterday", "Monday 4 March", with the year when it is another one. */
  dayName(at: number, today: number): string;
  /** `PDF · 1.2 MB`. @param size in bytes; null when it is not known */
  fileFacts(kind: CodedText, size: number | null): string;
}

/**
 * Words are in the language of the window; what the system settles is the form: whether the clock has 12 hours or 24,
 * how a date is ordered where the system speaks the same language, and what stands before decimals.
 *
 * @param system the locale of the system's formats, BCP 47; null when it has none
 * @param timeZone by its IANA name; that of this machine at the moment when absent
 */
export function createFormats(texts: Texts, system: string | null, timeZone?: string): Formats {
  const { text, say, language } = texts;
  const locale = system !== null && baseOf(system) === baseOf(language) ? system : language;
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  /** Named only where it is another one than the locale's: else the locale writes its hours as it does. */
  const hourCycle = once(() => {
    const cycle = hourCycleOf(system ?? language);
    return cycle === hourCycleOf(locale) ? undefined : cycle;
  });
  const clock = once(() =>
    dates({ hour: hourCycle() === "h23" ? "2-digit" : "numeric", minute: "2-digit", hourCycle: hourCycle() }),
  );
  const weekday = once(() => dates({ weekday: "short" }));
  const dayOfYear = once(() => dates({ day: "numeric", month: "short" }));
  const fullDate = once(() => dates({ dateStyle: "medium" }));
  const longDay = once(() => dates({ weekday: "long", day: "numeric", month: "long" }));
  const longDayOfYear = once(() => dates({ dateStyle: "full" }));
  const exact = once(() => dates({ dateStyle: "full", timeStyle: "medium", hourCycle: hourCycle() }));
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
  const decimal = once(() => new Intl.NumberFormat(system ?? language, { maximumFractionDigits: 1 }));

  const clockTime = (at: number): string => clock().format(reached(at));

  function fileSize(bytes: number): string {
    if (bytes < 1_000) return text("size.bytes", { count: bytes });
    return bytes < 1_000_000
      ? text("size.kilobytes", { amount: decimal().format(bytes / 1_000) })
      : text("size.megabytes", { amount: decimal().format(bytes / 1_000_000) });
  }

  return {
    ...calendar,
    clockTime,
    exactTime: (at) => exact().format(reached(at)),
    listTime(at, today) {
      const days = today - dayNumber(at);
      if (days <= 0) return clockTime(at);
      if (days < 7) return weekday().format(reached(at));
      return (isInYearOf(at, today) ? dayOfYear() : fullDate()).format(reached(at));
    },
    dayName(at, today) {
      const days = today - dayNumber(at);
      if (days === 0 || days === 1) return capitalised(relative().format(-days, "day"), language);
      return (isInYearOf(at, today) ? longDay() : longDayOfYear()).format(reached(at));
    },
    fileFacts(kind, size) {
      const isKnown = size !== null && size >= 0 && size < Infinity;
      return isKnown ? text("file.facts", { kind, size: fileSize(size) }) : say(kind);
    },
  };
}

/** Made when it is first asked for: each of these takes time that the first frame has no use for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function hourCycleOf(locale: string) {
  return new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;
}

function baseOf(locale: string): string | undefined {
  return locale.split("-", 1)[0]?.toLowerCase();
}

function capitalised(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
