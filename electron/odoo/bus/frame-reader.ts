import type { BusNotice } from "../../core/ports/bus.ts";
import { inSlices, type Steps } from "../../core/work/steps.ts";
import { TooLarge } from "../http/answer-limits.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { turns } from "../http/turns.ts";
import { readNotifications, type WireContext } from "./notifications.ts";

/** So many bytes of frames may wait to be read before no more are taken from the line. */
const waitingAtMost = 2 ** 18;

/** So many events are handed on in one step: each is folded, kept and told to the windows. */
const together = 16;

/** Reads what comes over a line in the order in which it came, long frames in slices. */
export interface FrameReader {
  read(frame: Uint8Array): void;
  /** Runs when all that came before is read. */
  afterAll(run: () => void): void;
}

export function createFrameReader(of: {
  readonly context: WireContext;
  readonly parseWarnings: ParseWarnings;
  readonly tell: (notices: readonly BusNotice[]) => void;
  readonly onTooLarge: (detail: string) => void;
  /** Whether the line may bring more. */
  readonly setOpen: (isOpen: boolean) => void;
}): FrameReader {
  const { context, parseWarnings, tell, onTooLarge, setOpen } = of;
  let reading = Promise.resolve();
  let waiting = 0;

  function* stepsOf(frame: Uint8Array): Steps<void> {
    const { notices, unknown } = yield* readNotifications(frame, context);
    parseWarnings.enter(unknown);
    yield* tellEach(notices, tell);
  }

  async function readNow(frame: Uint8Array): Promise<void> {
    try {
      await inSlices(stepsOf(frame), turns);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      onTooLarge(error.message);
    } finally {
      waiting -= frame.byteLength;
      if (waiting === 0) setOpen(true);
    }
  }

  /** What goes wrong with one frame is a bug and told as one, and the next is read all the same. */
  function next(run: () => void | Promise<void>): void {
    reading = reading.then(run).catch((bug: unknown) => void Promise.reject(bug));
  }

  return {
    read(frame) {
      waiting += frame.byteLength;
      if (waiting > waitingAtMost) setOpen(false);
      next(() => readNow(frame));
    },
    afterAll: next,
  };
}

/**
 * Hands on notices a few at a time. The parts of one that holds many events have no id but the last: what comes again
 * because a line ended within it has not been told.
 */
export function* tellEach(notices: readonly BusNotice[], tell: (notices: readonly BusNotice[]) => void): Steps<void> {
  let group: BusNotice[] = [];
  let count = 0;
  for (const part of notices.flatMap(partsOf)) {
    group.push(part);
    count += part.events.length;
    if (count < together) continue;
    tell(group);
    group = [];
    count = 0;
    yield;
  }
  if (group.length > 0) tell(group);
}

function partsOf(notice: BusNotice): readonly BusNotice[] {
  if (notice.events.length <= together) return [notice];
  const parts: BusNotice[] = [];
  for (let at = 0; at < notice.events.length; at += together) {
    const isLast = at + together >= notice.events.length;
    parts.push({ id: isLast ? notice.id : null, events: notice.events.slice(at, at + together) });
  }
  return parts;
}
