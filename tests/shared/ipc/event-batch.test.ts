import { expect, test } from "vitest";
import type { AppEvent } from "../../../shared/domain/app-state.ts";
import { earliest, forEver } from "../../../shared/domain/moment.ts";
import { greatestId } from "../../../shared/ids.ts";
import { batchFromJson, batchToJson } from "../../../shared/ipc/event-batch.ts";
import { conversation, message, messageId, workspaceState } from "../../support/builders.ts";

test("events reach a window as they left main, with the bounds of times and ids, and a mute for ever", () => {
  const at = { workspace: workspaceState().id, type: "workspace-event" } as const;
  const events: readonly AppEvent[] = [
    { ...at, event: { type: "conversation-joined", channel: conversation().id, changes: { mutedUntil: forEver } } },
    { ...at, event: { type: "message-posted", message: message({ id: messageId(greatestId) }), isSilent: false } },
    {
      ...at,
      event: { type: "message-posted", message: message({ sentAt: earliest, body: "\ud800" }), isSilent: true },
    },
  ];
  expect(batchFromJson(batchToJson({ first: 7, events }))).toEqual({ first: 7, events });
});
