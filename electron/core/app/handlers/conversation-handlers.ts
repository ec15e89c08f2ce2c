import type { WorkspaceId } from "../../../../shared/ids.ts";
import type { conversationCommands } from "../../../../shared/ipc/commands/conversation-commands.ts";
import type { messageCommands } from "../../../../shared/ipc/commands/message-commands.ts";
import type { HandlersOf } from "../../../../shared/ipc/dispatch.ts";
import type { Windows } from "../../windows/windows.ts";
import type { Engine } from "../../workspace/engine.ts";
import { inWorkspace, type Caller } from "./in-workspace.ts";

/** What is done to conversations and messages: the engine of their workspace does it. */
export function createConversationHandlers(parts: {
  readonly engineOf: (id: WorkspaceId) => Engine | null;
  readonly windows: Pick<Windows, "types">;
}): HandlersOf<typeof conversationCommands & typeof messageCommands, Caller> {
  const { ask, tell } = inWorkspace(parts.engineOf);
  return {
    loadWorkspacePage: tell((engine, { from }) => engine.loadPage(from)),
    openTimeline: ask((engine, { channel, anchor }, { window }) => engine.openTimeline(channel, anchor, window)),
    extendTimeline: ask((engine, { channel, side, from, limit }, { window }) =>
      engine.extendTimeline(channel, side, from, limit, window),
    ),
    markRead: tell((engine, { channel, upTo }) => engine.markRead(channel, upTo)),
    setTyping({ isTyping, ...place }, { window }) {
      const isWriting = parts.windows.types(window, place, isTyping);
      parts.engineOf(place.workspace)?.setTyping(place.channel, isWriting);
    },
    saveDraft: ask((engine, { channel, draft, known }) => engine.saveDraft(channel, draft, known)),
    searchPeople: ask((engine, { text }) => engine.searchPeople(text)),
    openDirectMessage: ask((engine, { partner }) => engine.openDirectMessage(partner)),

    sendMessage: ask((engine, { channel, content, replyTo, files }) =>
      engine.sendMessage(channel, content, replyTo, files),
    ),
    runCommand: ask((engine, { channel, name, body }) => engine.runCommand(channel, name, body)),
    retryMessage: ask((engine, { clientId }) => engine.retryMessage(clientId)),
    discardMessage: ask((engine, { clientId }) => engine.discardMessage(clientId)),
    reviseMessage: ask((engine, { clientId, content }) => engine.reviseMessage(clientId, content)),
    editMessage: ask((engine, { message, content }) => engine.editMessage(message, content)),
    deleteMessage: ask((engine, { message }) => engine.deleteMessage(message)),
    reactToMessage: ask((engine, { message, content, isAdded }) => engine.reactToMessage(message, content, isAdded)),
    starMessage: ask((engine, { message, isStarred }) => engine.starMessage(message, isStarred)),
    pinMessage: ask((engine, { channel, message, isPinned }) => engine.pinMessage(channel, message, isPinned)),
  };
}
