import { useCallback } from "react";
import type { MessageId } from "../../../shared/ids.ts";
import type { Outcome } from "../../../shared/ipc/ipc.ts";
import { readWritten } from "../../../shared/domain/outbox/slash-command.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useCommands, useViewActions } from "../../state/use-parley.ts";
import { attachedIn, draftIn, emptyDraft, ownText, type Draft } from "../../state/view.ts";

/** The message that was to get other words is gone, or on its way with those that it has. */
const tooLate: ReadonlySet<string> = new Set(["unknown-entry", "under-way"]);

/**
 * Sends what is in the composer, runs it when it is a command, or saves an edit. The composer is empty at once; when the message could not be made
 * durable it comes back with its files and the reason, and nothing written since is lost.
 */
export function useSend(
  place: ConversationRef,
  onProblem: (sentence: string | null) => void,
): (draft: Draft) => Promise<void> {
  const invoke = useCommands();
  const view = useViewActions();
  const { workspace, channel } = place;
  return useCallback(
    async (draft) => {
      const here: ConversationRef = { workspace, channel };
      const attached = attachedIn(view.get(), here);
      const files = "aside" in draft ? [] : attached.files;
      const attachedFiles = files.length > 0 ? { files: files.map(({ id }) => id) } : {};
      if (draft.text.trim() === "" && files.length === 0) return;
      if (!("aside" in draft) && attached.copying > 0) return;
      const written = "aside" in draft ? null : readWritten(draft.text);
      if (written?.type === "command" && files.length > 0) return onProblem(commandWithFiles);
      // On its way before the composer is painted empty: the echo can then be painted with it.
      const sending = sent(draft);
      onProblem(null);
      view.setDraft(here, "aside" in draft ? { mode: "new", text: draft.aside } : emptyDraft);
      if (files.length > 0) view.changeAttached(here, (now) => ({ ...now, files: [], problem: null }));
      const outcome = await sending;
      if (outcome.ok) return;
      onProblem(outcome.error.sentence);
      // Nothing waits for another text any more: what was written is a message of its own.
      const isHomeless = draft.mode === "revise" && tooLate.has(outcome.error.reason);
      const refused: Draft = isHomeless ? { mode: "new", text: draft.text } : draft;
      view.setDraft(here, restored(refused, draftIn(view.get(), here)));
      view.changeAttached(here, (now) => ({ ...now, files: [...files, ...now.files] }));

      function sent({ text, ...what }: Draft): Promise<Outcome<unknown>> {
        switch (what.mode) {
          case "edit":
            return invoke("editMessage", { workspace, message: what.message.id, text });
          case "revise":
            return invoke("reviseMessage", { workspace, clientId: what.entry.clientId, text });
          case "reply":
            return post(text, what.to.id);
          case "new":
            return post(text, null);
        }
      }

      function post(typed: string, replyTo: MessageId | null): Promise<Outcome<unknown>> {
        const content = readWritten(typed);
        return content.type === "command"
          ? invoke("runCommand", { ...here, name: content.name, body: content.body })
          : invoke("sendMessage", { ...here, text: content.text, replyTo, ...attachedFiles });
      }
    },
    [invoke, view, workspace, channel, onProblem],
  );
}

const commandWithFiles =
  "A command takes no files. Remove them first, or write // in place of its slash to send it as text.";

/** The text that was not taken stands before what was written since. */
function restored(refused: Draft, since: Draft): Draft {
  if ("aside" in refused) return { ...refused, aside: ownText(since) };
  return "aside" in since
    ? { ...since, aside: joined(refused.text, since.aside) }
    : { ...refused, text: joined(refused.text, since.text) };
}

function joined(before: string, after: string): string {
  return after === "" ? before : `${before}\n${after}`;
}
