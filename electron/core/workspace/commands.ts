import { unavailableReason, type Ability } from "../../../shared/domain/abilities.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { MessageContent } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import type { Person } from "../../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import {
  partnerKey,
  type ChannelId,
  type ClientId,
  type FileId,
  type MessageId,
  type PartnerId,
} from "../../../shared/ids.ts";
import type { Failure, Outcome } from "../../../shared/ipc/command.ts";
import { least } from "../../../shared/collections/least.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { canBeWrittenTo, correspondentOf } from "../../../shared/domain/conversations/selectors.ts";
import { findValue, valuesOf } from "../../../shared/collections/table.ts";
import { conversationEvents } from "./unknown-conversations.ts";
import type { AttachedToMessages } from "./attached-files.ts";
import type { Typing } from "./typing.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { isConnected } from "./status.ts";
import { outcome, serverFailure, storageFailure } from "./failure-texts.ts";
import type { OutboxRunner, RevisionRefused } from "../outbox/runner.ts";
import type { Archive } from "../ports/archive.ts";
import type { StorageFault } from "../ports/storage.ts";
import type { DiscussApi } from "../ports/server.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const peopleAtMost = 20;

/** What a person may do in one workspace, beside reading and writing "is typing". */
export interface EngineCommands {
  /** On disk when it returns; otherwise the composer keeps it and says why. */
  sendMessage(
    channel: ChannelId,
    content: MessageContent,
    replyTo: MessageId | null,
    files?: readonly FileId[],
  ): Outcome<{ readonly clientId: ClientId }>;
  /** Is never queued: what it does belongs to the moment. */
  runCommand(channel: ChannelId, name: string, body: string): Promise<Outcome<void>>;
  retryMessage(clientId: ClientId): Outcome<void>;
  discardMessage(clientId: ClientId): Outcome<void>;
  reviseMessage(clientId: ClientId, content: MessageContent): Outcome<void>;
  editMessage(message: MessageId, content: MessageContent): Promise<Outcome<void>>;
  deleteMessage(message: MessageId): Promise<Outcome<void>>;
  reactToMessage(message: MessageId, content: string, isAdded: boolean): Promise<Outcome<void>>;
  starMessage(message: MessageId, isStarred: boolean): Promise<Outcome<void>>;
  pinMessage(channel: ChannelId, message: MessageId, isPinned: boolean): Promise<Outcome<void>>;
  /** Who could be written to. Without the server: those known here. */
  searchPeople(text: string): Promise<Outcome<readonly Person[]>>;
  openDirectMessage(partner: PartnerId): Promise<Outcome<{ readonly channel: ChannelId }>>;
}

export function createEngineCommands(ports: {
  readonly api: DiscussApi;
  readonly archive: Pick<Archive, "message">;
  readonly attached: Pick<AttachedToMessages, "find" | "given">;
  readonly drafts: Pick<Drafts, "clientIdOf" | "sent">;
  readonly runner: OutboxRunner;
  readonly typing: Pick<Typing, "pause">;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
  /** As `apply`, for what the server would have told on the bus: it goes into the archive too. */
  readonly happened: (event: Extract<DiscussEvent, { type: "message-changed" | "messages-starred" }>) => void;
  readonly onConversationOpened: () => void;
}): EngineCommands {
  const { api, archive, attached, drafts, runner, typing, state, apply, happened, onConversationOpened } = ports;

  const able = (ability: Ability) => state().abilities[ability];

  return {
    sendMessage(channel, content, replyTo, files = []) {
      const found = attached.find(files);
      if (!found) return err(fileGone);
      const sent = runner.send(inConversation(channel), content, replyTo, found, drafts.clientIdOf(channel));
      if (!sent.ok) return err(outboxFailure(sent.error));
      attached.given(files);
      drafts.sent(channel);
      return ok({ clientId: sent.value });
    },
    async runCommand(channel, name, body) {
      const { profile, connection } = state();
      if (profile.access === "api-key" && !answersNothing.has(name)) return err(unheard);
      if (!isConnected(connection)) return err(commandOffline);
      const resumeTyping = await typing.pause(channel);
      const answer = await api.runCommand(channel, name, body);
      resumeTyping();
      if (!answer.ok) return err(serverFailure(answer.error));
      return answer.value === "done" ? ok() : err(noCommand(name));
    },
    retryMessage: (clientId) => outboxOutcome(runner.retry(clientId)),
    discardMessage: (clientId) => outboxOutcome(runner.discard(clientId)),
    reviseMessage: (clientId, content) => outboxOutcome(runner.revise(clientId, content)),

    editMessage: async (message, content) =>
      able("edit") ? outcome(await api.editMessage(message, content)) : unavailable("edit"),

    async deleteMessage(message) {
      if (!able("delete")) return unavailable("delete");
      const answer = await api.deleteMessage(message);
      if (answer.ok) {
        const changes = { isDeleted: true, body: "", text: "", attachments: [] };
        happened({ type: "message-changed", message, changes });
      }
      return outcome(answer);
    },

    reactToMessage: async (message, content, isAdded) =>
      able("react") ? outcome(await api.react(message, content, isAdded)) : unavailable("react"),

    async starMessage(message, isStarred) {
      // The server only knows how to turn it over: what stands already must not be asked for.
      if (archive.message(message)?.isStarred === isStarred) return ok();
      const answer = await api.star(message);
      if (answer.ok) happened({ type: "messages-starred", messages: [message], isStarred });
      return outcome(answer);
    },

    pinMessage: async (channel, message, isPinned) => outcome(await api.pinMessage(channel, message, isPinned)),

    async searchPeople(text) {
      if (!isConnected(state().connection)) return ok(peopleNamed(state(), text));
      const answer = await api.searchPeople(text, peopleAtMost);
      if (!answer.ok) {
        const local = peopleNamed(state(), text);
        return local.length > 0 ? ok(local) : err(serverFailure(answer.error));
      }
      apply({ type: "people-changed", people: answer.value });
      return ok(answer.value.filter((person) => canBeWrittenTo(person, state().profile.self)));
    },

    async openDirectMessage(partner) {
      const known = directMessageWith(state(), partner);
      if (known?.isPinned) return ok({ channel: known.id });
      const answer = await api.openDirectMessage(partner);
      if (!answer.ok) return err(serverFailure(answer.error));
      for (const event of conversationEvents(state(), answer.value)) apply(event);
      onConversationOpened();
      return ok({ channel: answer.value.id });
    },
  };
}

/** Windows do not offer it; one may have been asked by an older state. */
function unavailable(ability: Ability): Outcome<never> {
  return err({ reason: "unavailable", text: unavailableReason(ability) });
}

function directMessageWith(state: WorkspaceState, partner: PartnerId) {
  const other = partnerKey(partner);
  return findValue(state.conversations, (one) => correspondentOf(state, one)?.key === other);
}

/** Known people by name: each word typed begins a word of theirs, accents and case aside. */
function peopleNamed(state: WorkspaceState, text: string): readonly Person[] {
  const isWanted = createNameMatch()(text);
  const found = valuesOf(state.people).filter(
    (person) => canBeWrittenTo(person, state.profile.self) && isWanted(person.name),
  );
  return least(found, peopleAtMost, (a, b) => (a.name < b.name ? -1 : 1));
}

/** Done without a word. Any other command answers on the bus, which those with an API key do not have. */
const answersNothing: ReadonlySet<string> = new Set(["leave"]);

const unheard: Failure = {
  reason: "unavailable",
  text: coded("command.unheard"),
};

const commandOffline: Failure = {
  reason: "offline",
  text: coded("command.offline"),
};

function noCommand(name: string): Failure {
  return {
    reason: "no-command",
    text: coded("command.unknown", { name }),
  };
}

const fileGone: Failure = {
  reason: "file-gone",
  text: coded("message.file-gone"),
};

type OutboxFault = StorageFault | RevisionRefused;

function outboxOutcome(result: Result<void, OutboxFault>): Outcome<void> {
  return result.ok ? result : err(outboxFailure(result.error));
}

function outboxFailure(fault: OutboxFault): Failure {
  switch (fault.type) {
    case "empty-text":
      return { reason: fault.type, text: coded("message.empty") };
    case "unknown-entry":
      return { reason: fault.type, text: coded("message.gone") };
    case "under-way":
      return { reason: fault.type, text: coded("message.under-way") };
    case "in-doubt":
      return {
        reason: fault.type,
        text: coded("message.in-doubt"),
      };
    case "disk-full":
    case "denied":
    case "damaged":
    case "other":
      return storageFailure(fault);
  }
}
