import type { AppEvent } from "../domain/app-state.ts";

/** The person has just done it and waits for it with their eyes on it: it goes before what merely happens. */
export function isUserInitiated(event: AppEvent): boolean {
  return event.type === "workspace-event" && event.event.type === "message-queued";
}
