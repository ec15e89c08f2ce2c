import type { AppEvent } from "../../../shared/domain/app-state.ts";

/** What happens in the app, numbered, for whoever shows it. */
export interface Feed {
  publish(event: AppEvent): void;
  /** The number that the next event will have. */
  next(): number;
  subscribe(listener: (seq: number, event: AppEvent) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<(seq: number, event: AppEvent) => void>();
  let seq = 0;
  return {
    publish(event) {
      const number = seq;
      seq += 1;
      for (const listener of listeners) listener(number, event);
    },
    next: () => seq,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
