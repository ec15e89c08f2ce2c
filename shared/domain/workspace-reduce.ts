import { abilitiesOf } from "./abilities.ts";
import { reduceAsides } from "./conversations/asides.ts";
import { reduceConversations } from "./conversations/reduce.ts";
import { reduceTyping } from "./conversations/typing.ts";
import type { DiscussEvent } from "./events.ts";
import { merged } from "./merge-by-id.ts";
import { reduceOutbox } from "./outbox/reduce.ts";
import { withPeople } from "./people/people.ts";
import { reduceTimelines } from "./timelines/reduce.ts";
import type { Profile, WorkspaceState } from "./workspace.ts";
import type { WorkspaceId } from "../ids.ts";
import { emptyTable } from "../collections/table.ts";
import { withPage } from "./workspace-page.ts";

export function emptyWorkspace(id: WorkspaceId, profile: Profile): WorkspaceState {
  return {
    id,
    profile,
    abilities: abilitiesOf(profile.access),
    connection: { state: "connecting", why: null, retryAt: null, isCatchingUp: false },
    conversations: emptyTable,
    people: emptyTable,
    cursor: null,
    typing: {},
    outbox: [],
    drafts: {},
    timelines: {},
    asides: {},
  };
}

/**
 * The one place where what happened becomes what is: which slices an event concerns, each of which says for itself what
 * it means there. Runs in main and in every window. The state itself where an event changes nothing.
 */
export function reduce(state: WorkspaceState, event: DiscussEvent): WorkspaceState {
  return merged(state, changesBy(state, event));
}

function changesBy(state: WorkspaceState, event: DiscussEvent): Partial<WorkspaceState> {
  const { self } = state.profile;
  switch (event.type) {
    case "connection-changed":
      return { connection: event.connection };
    case "message-posted":
      return {
        outbox: reduceOutbox(state.outbox, event),
        conversations: reduceConversations(state.conversations, event, self),
        typing: reduceTyping(state.typing, event, self),
        timelines: reduceTimelines(state.timelines, event),
      };
    case "message-accepted":
      return {
        outbox: reduceOutbox(state.outbox, event),
        conversations: reduceConversations(state.conversations, event, self),
        timelines: reduceTimelines(state.timelines, event),
      };
    case "message-changed":
      return {
        conversations: reduceConversations(state.conversations, event, self),
        timelines: reduceTimelines(state.timelines, event),
      };
    case "reactions-changed":
    case "attachment-deleted":
    case "messages-starred":
    case "messages-deleted":
    case "timeline-opened":
    case "timeline-extended":
    case "timeline-closed":
      return { timelines: reduceTimelines(state.timelines, event) };
    case "timeline-caught-up":
      return { outbox: reduceOutbox(state.outbox, event), timelines: reduceTimelines(state.timelines, event) };
    case "conversation-changed":
    case "conversation-joined":
    case "members-changed":
    case "members-gone":
    case "unread-counted":
      return { conversations: reduceConversations(state.conversations, event, self) };
    case "conversation-left":
    case "overview-loaded":
      return {
        ...(event.type === "overview-loaded" ? { people: withPeople(state.people, event.people) } : {}),
        conversations: reduceConversations(state.conversations, event, self),
        typing: reduceTyping(state.typing, event, self),
        asides: reduceAsides(state.asides, event, state.conversations),
        timelines: reduceTimelines(state.timelines, event),
      };
    case "typing-changed":
      return { typing: reduceTyping(state.typing, event, self) };
    case "transient-message":
      return { asides: reduceAsides(state.asides, event, state.conversations) };
    case "people-changed":
      return { people: withPeople(state.people, event.people) };
    case "message-queued":
    case "delivery-changed":
    case "message-revised":
    case "message-discarded":
      return { outbox: reduceOutbox(state.outbox, event) };
    case "draft-changed":
      return { drafts: { ...state.drafts, [event.draft.channel]: event.draft } };
    case "workspace-page-loaded":
      return withPage(state, event);
  }
}
