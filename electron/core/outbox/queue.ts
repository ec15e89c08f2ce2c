import type { Entry } from "./entry.ts";

/** Entries in the order in which they are to be posted; failed ones keep their place. */
export interface Outbox {
  readonly isOnline: boolean;
  readonly entries: readonly Entry[];
  /** Attempts in a row that brought nothing: they set the pause. */
  readonly failures: number;
}

export const emptyOutbox: Outbox = { isOnline: false, entries: [], failures: 0 };

/** It is on the server: those that failed before it have lost their place. */
export function leave(outbox: Outbox, gone: Entry): Outbox {
  const place = placeOf(outbox, gone);
  const before = outbox.entries.slice(0, place);
  const overtaken = before.map((entry) => (entry.phase.state === "failed" ? { ...entry, isOvertaken: true } : entry));
  return { ...outbox, entries: [...overtaken, ...outbox.entries.slice(place + 1)], failures: 0 };
}

export function replace(outbox: Outbox, changed: Entry): Outbox {
  return { ...outbox, entries: outbox.entries.with(placeOf(outbox, changed), changed) };
}

export function without(outbox: Outbox, gone: Entry): Outbox {
  return { ...outbox, entries: outbox.entries.toSpliced(placeOf(outbox, gone), 1) };
}

export function headOf({ entries }: Outbox): Entry | undefined {
  return entries.find(({ phase }) => phase.state !== "failed");
}

function placeOf({ entries }: Outbox, entry: Entry): number {
  return entries.findIndex(({ clientId }) => clientId === entry.clientId);
}
