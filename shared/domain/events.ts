import type { ConnectionChanged } from "./connection/events.ts";
import type { ConversationEvent, OverviewLoaded } from "./conversations/events.ts";
import type { DraftChanged } from "./drafts/events.ts";
import type { MessageEvent } from "./messages/events.ts";
import type { EntryEvent } from "./outbox/events.ts";
import type { PeopleChanged } from "./people/events.ts";
import type { TimelineEvent } from "./timelines/events.ts";
import type { MessageId } from "../ids.ts";
import type { WorkspacePage } from "./workspace-page.ts";

/** What the server says has happened, in our words. The only thing `odoo/` hands inwards. */
export type ServerEvent = MessageEvent | ConversationEvent | PeopleChanged;

/** The messages that it says something of. */
export function messagesOf(event: ServerEvent): readonly MessageId[] {
  if ("messages" in event) return event.messages;
  if (event.type === "message-posted") return [event.message.id];
  return "message" in event ? [event.message] : [];
}

/** All that can happen in a workspace. `reduce` folds it, in main and in every window alike. */
export type DiscussEvent =
  ServerEvent | ConnectionChanged | EntryEvent | DraftChanged | OverviewLoaded | WorkspacePage | TimelineEvent;
