import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Person } from "../../../shared/domain/people/types.ts";
import type { Profile, WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceCursor } from "../../../shared/domain/workspace-cursor.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { conversationEntry } from "../../../shared/domain/conversations/conversation.ts";
import { personEntry } from "../../../shared/domain/people/people.ts";
import { emptyWorkspace } from "../../../shared/domain/workspace-reduce.ts";
import { at, tableOf } from "../../../shared/collections/table.ts";
import type { WorkspacePage } from "../../../shared/domain/workspace-page.ts";
import type { Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import { beginning, firstRows, peopleOf } from "./workspace-pages.ts";

/** Rows of the archive that are read in one go: more keep main from everything else for too long. */
const rowsAtOnce = 250;

/** Between two of them whatever else waits has its turn, ms. */
const pause = 1;
/** So long a window has for its start, in which two cores have nothing to give to anything else, ms. */
const beforeFirst = 2_000;

type Rows = Pick<WorkspacePage, "conversations" | "people" | "to">;

/** What is read of the archive before anything is shown: all that it has, or what stands first in a long list. */
export function firstRestored(id: WorkspaceId, profile: Profile, archive: Archive): WorkspaceState {
  const empty = emptyWorkspace(id, profile);
  const rows = rowsAfter(archive, profile, beginning);
  if (rows.to === null) return holding(empty, rows.conversations, rows.people, null);
  const conversations = archive.latestConversations(firstRows).map(asOf(profile));
  const people = archive.peopleNamed([profile.self, ...peopleOf(conversations)]).map(asOfNow);
  return holding(empty, conversations, people, beginning);
}

export interface Restore {
  isWhole(): boolean;
  /** At once, or when all is read. */
  whenWhole(run: () => void): void;
  /** Somebody waits for the rest: the window has painted what came first. */
  retryNow(): void;
  stop(): void;
}

/**
 * Reads the rest of a big archive, a little at a time. What is known already has been kept right since it was read, and
 * stays; a line may be opened when it is whole, as what the bus says of a conversation is lost on one that is unknown.
 */
export function createRestore(ports: {
  readonly archive: Archive;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly state: () => WorkspaceState;
  /** What was not known before. */
  readonly onPage: (page: WorkspacePage) => void;
}): Restore {
  const { archive, profile, clock, state, onPage } = ports;
  let waiting: (() => void) | null = null;
  let cancel: (() => void) | null = null;
  let isBegun = false;

  function readOn(after: number): void {
    const from = state().cursor;
    cancel?.();
    cancel = from === null ? null : clock.after(after, () => step(from));
  }

  function step(from: WorkspaceCursor): void {
    isBegun = true;
    const { conversations, people, to } = rowsAfter(archive, profile, from);
    onPage({
      type: "workspace-page-loaded",
      from,
      to,
      conversations: conversations.filter(({ id }) => at(state().conversations, id) === undefined),
      people: people.filter(({ key }) => at(state().people, key) === undefined),
    });
    readOn(pause);
    if (to !== null) return;
    waiting?.();
    waiting = null;
  }

  readOn(beforeFirst);
  return {
    isWhole: () => state().cursor === null,
    whenWhole(run) {
      if (state().cursor === null) run();
      else waiting = run;
    },
    retryNow() {
      if (!isBegun) readOn(pause);
    },
    stop() {
      isBegun = true;
      cancel?.();
      waiting = null;
    },
  };
}

function rowsAfter(archive: Archive, profile: Profile, from: WorkspaceCursor): Rows {
  const conversations = archive.conversationsAfter(from.channel, rowsAtOnce);
  const people = archive.peopleAfter(from.person, rowsAtOnce);
  const isEnd = conversations.isEnd && people.isEnd;
  return {
    conversations: conversations.rows.map(asOf(profile)),
    people: people.rows.map(asOfNow),
    to: isEnd ? null : { channel: conversations.last ?? from.channel, person: people.last ?? from.person },
  };
}

function holding(
  state: WorkspaceState,
  conversations: readonly Conversation[],
  people: readonly Person[],
  cursor: WorkspaceCursor | null,
): WorkspaceState {
  return {
    ...state,
    conversations: tableOf(conversations.map(conversationEntry)),
    people: tableOf(people.map(personEntry)),
    cursor,
  };
}

/** An API key knows of no bus: a count that a session once kept by its ids would never be overtaken. */
function asOf({ access }: Profile): (conversation: Conversation) => Conversation {
  return (conversation) => (access === "session" ? conversation : { ...conversation, unreadAsOf: 0 });
}

/** Who is there now is not what was true when the app last ran. */
function asOfNow(person: Person): Person {
  return person.presence === "bot" ? person : { ...person, presence: "unknown" };
}
