import { useSyncExternalStore } from "react";
import { dayNumber, nextMidnight } from "./time.ts";

/** The number of the local day, as `dayNumber` counts; rerenders at midnight, when "Today" becomes "Yesterday". */
export function useToday(): number {
  return useSyncExternalStore(subscribeToMidnight, () => dayNumber(Date.now()));
}

function subscribeToMidnight(listener: () => void): () => void {
  let timer = setTimeout(tell, nextMidnight(Date.now()) - Date.now());
  function tell(): void {
    timer = setTimeout(tell, nextMidnight(Date.now()) - Date.now());
    listener();
  }
  return () => clearTimeout(timer);
}
