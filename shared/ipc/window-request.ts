import * as v from "valibot";
import type { ConversationRef } from "../domain/conversation-ref.ts";

/** Counts from 1 in each run of the program. */
export const WindowRequestId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export type WindowRequestId = v.InferOutput<typeof WindowRequestId>;

/** What main wants of one window. */
export interface WindowAction extends ConversationRef {
  /** A notification was clicked, or a link opened: the window goes there. */
  readonly type: "show-conversation";
}

/**
 * A call from main to one window, which comes again with every snapshot until the window acknowledges it. Never part of
 * the events: those may be skipped by taking a snapshot.
 */
export interface WindowRequest {
  readonly id: WindowRequestId;
  readonly action: WindowAction;
}
