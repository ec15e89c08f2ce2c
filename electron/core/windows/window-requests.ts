import type { WindowAction, WindowRequest, WindowRequestId } from "../../../shared/ipc/window-request.ts";

/**
 * What main wants of windows, until they have done it.
 *
 * [WR1] A request is sent at once, and is part of every snapshot that its window takes until the window acknowledges it:
 *       a page that begins anew, or whose events were dropped while it was hidden, misses none.
 * [WR2] A person goes to one conversation: a request to show one takes the place of an earlier one.
 */
export interface WindowRequests {
  send(window: number, action: WindowAction): void;
  /** In the order sent. */
  pending(window: number): readonly WindowRequest[];
  /** The window has done it. What it was never asked, or has acknowledged before, is ignored. */
  acknowledge(window: number, id: WindowRequestId): void;
  /** There is nobody any more who could do it. */
  closed(window: number): void;
}

/** @param deliver sends a request to the page of a window, which may not be there to receive it */
export function createWindowRequests(deliver: (window: number, request: WindowRequest) => void): WindowRequests {
  const queues = new Map<number, readonly WindowRequest[]>();
  let sent = 0;
  const pending = (window: number) => queues.get(window) ?? [];
  return {
    send(window, action) {
      sent += 1;
      const request = { id: sent, action };
      // [WR2]
      queues.set(window, [...pending(window).filter((earlier) => earlier.action.type !== action.type), request]);
      deliver(window, request);
    },
    pending,
    acknowledge(window, id) {
      queues.set(
        window,
        pending(window).filter((request) => request.id !== id),
      );
    },
    closed: (window) => void queues.delete(window),
  };
}
