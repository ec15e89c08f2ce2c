import { useCallback, useSyncExternalStore } from "react";
import { dayNumber } from "./time.ts";
import type { Formats } from "./formats.ts";
import { useFormats } from "./use-formats.ts";

/** The number of the local day, as `dayNumber` counts; rerenders at midnight, when "Today" becomes "Yesterday". */
export function useToday(): number {
  const formats = useFormats();
  // In another zone midnight is at another time.
  const subscribe = useCallback((listener: () => void) => subscribeToMidnight(listener, formats), [formats]);
  return useSyncExternalStore(subscribe, () => dayNumber(Date.now()));
}

function subscribeToMidnight(listener: () => void, { nextMidnight }: Formats): () => void {
  let timer = setTimeout(tell, nextMidnight(Date.now()) - Date.now());
  function tell(): void {
    timer = setTimeout(tell, nextMidnight(Date.now()) - Date.now());
    listener();
  }
  return () => clearTimeout(timer);
}
