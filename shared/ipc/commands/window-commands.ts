import * as v from "valibot";
import { MessageId } from "../../ids.ts";
import { SettingChanges, type Settings } from "../../settings.ts";
import { command, nothing, outcome, value, type CommandTable } from "../command.ts";
import { inChannel, line } from "../inputs.ts";
import type { Snapshot } from "../snapshot.ts";
import { WindowRequestId } from "../window-request.ts";

/** What a window asks for itself, or for the whole app. */
export const windowCommands = {
  snapshot: command({ input: v.strictObject({}), output: value<Snapshot>() }),
  /** This window has done what main wanted of it. */
  acknowledgeRequest: command({ input: v.strictObject({ id: WindowRequestId }), output: nothing() }),
  /** What this window shows now; null when nothing. Settles what is notified and counted as read. */
  showConversation: command({
    input: v.strictObject({ shown: v.nullable(v.strictObject(inChannel)) }),
    output: nothing(),
  }),
  /** This window has the newest message of it in sight: what comes is read as it comes, until null takes that back. */
  readAlong: command({
    input: v.strictObject({ reading: v.nullable(v.strictObject(inChannel)) }),
    output: nothing(),
  }),
  /** The message in the middle of what this window shows; null while the newest is followed. For the next start. */
  lookAt: command({ input: v.strictObject({ ...inChannel, message: v.nullable(MessageId) }), output: nothing() }),
  /** A window for this conversation alone; the one that there is comes before the person. */
  openInNewWindow: command({ input: v.strictObject(inChannel), output: outcome<void>() }),
  /** The page began without something that may have ended it before: now it begins anew with all of it. */
  startUsually: command({ input: v.strictObject({}), output: nothing() }),
  changeSettings: command({ input: SettingChanges, output: value<Settings>() }),
  dismissNotice: command({ input: v.strictObject({ id: line }), output: nothing() }),
  /** Something went wrong in this window itself: for the log. */
  reportFault: command({
    input: v.strictObject({
      kind: v.picklist(["drawing", "event", "promise"]),
      message: v.pipe(v.string(), v.maxLength(500)),
      stack: v.pipe(v.string(), v.maxLength(4_000)),
    }),
    output: nothing(),
  }),
  openExternal: command({
    input: v.strictObject({ url: v.pipe(v.string(), v.maxLength(8_192)) }),
    output: outcome<void>(),
  }),
} satisfies CommandTable;
