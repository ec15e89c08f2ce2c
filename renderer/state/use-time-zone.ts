import { useEffect, useState } from "react";
import { useSelector } from "./use-parley.ts";

/** Chromium tells the page of another zone within a second or two of main, ms. */
const followsWithin = 3_000;

/**
 * The zone that this page's `Date` goes by. Chromium changes it without a word: it is looked at when main has heard of
 * another one, and when the person comes back to the window.
 */
export function useTimeZone(): string {
  const [zone, setZone] = useState(zoneNow);
  const told = useSelector((app) => app.systemFormats.timeZone);
  useEffect(() => {
    const look = (): void => setZone(zoneNow());
    look();
    const timer = zoneNow() === told ? undefined : setTimeout(look, followsWithin);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [told]);
  return zone;
}

function zoneNow(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
