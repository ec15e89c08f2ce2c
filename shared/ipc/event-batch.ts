import type { AppEvent } from "../domain/app-state.ts";

/** Events `first`, `first + 1`, … in order. When `first` is not the number expected, there is a hole: take a snapshot. */
export interface EventBatch {
  readonly first: number;
  readonly events: readonly AppEvent[];
}

/**
 * A batch as it crosses into a window: JSON, for the context bridge copies objects property by property, which takes a
 * page longer than all else it does with a long list. Events hold nothing that JSON loses.
 */
export const batchToJson: (batch: EventBatch) => string = JSON.stringify;

/** @param json by `batchToJson`, from main */
export function batchFromJson(json: string): EventBatch {
  const batch: EventBatch = JSON.parse(json);
  return batch;
}
