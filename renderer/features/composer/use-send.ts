import { useCallback } from "react";
import { broughtBack, contentIn, emptyDraft } from "../../../shared/domain/drafts/draft.ts";
import type { Draft } from "../../../shared/domain/drafts/types.ts";
import { isBlank, plain } from "../../../shared/domain/messages/content.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import { readWritten } from "../../../shared/domain/outbox/slash-command.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useCommands, useDraftSync, useViewActions } from "../../state/use-parley.ts";
import { attachingIn } from "../../state/view.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** The message that was to get other words is gone, or on its way with those that it has. */
const tooLate: ReadonlySet<string> = new Set(["unknown-entry", "under-way"]);

/**
 * Sends what is in the composer, runs it when it is a command, or saves an edit. The composer is empty at once; when it
 * was not taken it comes back with its files and the reason, and nothing written since is lost.
 */
export function useSend(
  place: ConversationRef,
  onProblem: (problem: CodedText | null) => void,
): (draft: Draft) => Promise<void> {
  const invoke = useCommands();
  const view = useViewActions();
  const drafts = useDraftSync();
  const { workspace, channel } = place;
  return useCallback(
    async (draft) => {
      const here: ConversationRef = { workspace, channel };
      const { edit, files } = draft;
      const content = contentIn(draft);
      const { text } = content;
      if (isBlank(content) && (edit !== null || files.length === 0)) return;
      if (edit === null && attachingIn(view.get(), here).copying > 0) return;
      const isCommand = edit === null && readWritten(text).type === "command";
      if (isCommand && files.length > 0) return onProblem(commandWithFiles);
      // On its way before the composer is painted empty: the echo can then be painted with it.
      const sending = sent();
      // Main itself takes a draft away whose message it has; until what else was asked is done, it stays as it was.
      const release = drafts.hold(here, edit !== null || isCommand ? (now) => broughtBack(draft, now) : null);
      onProblem(null);
      view.changeDraft(here, (now) => (edit === null ? { ...emptyDraft, edit: now.edit } : { ...now, edit: null }));
      if (edit === null && files.length > 0) view.changeAttaching(here, (now) => ({ ...now, problem: null }));
      try {
        const outcome = await sending;
        if (outcome.ok) return;
        onProblem(outcome.error.text);
        // Nothing waits for another text any more: what was written is a message of its own.
        const isHomeless = edit?.type === "entry" && tooLate.has(outcome.error.reason);
        const refused = isHomeless ? { ...emptyDraft, content: edit.content } : draft;
        view.changeDraft(here, (since) => broughtBack(refused, since));
      } finally {
        release();
      }

      function sent(): Promise<Outcome<unknown>> {
        switch (edit?.type) {
          case "message":
            return invoke("editMessage", { workspace, message: edit.message, content });
          case "entry":
            return invoke("reviseMessage", { workspace, clientId: edit.clientId, content });
          case undefined:
            return post();
        }
      }

      function post(): Promise<Outcome<unknown>> {
        const written = readWritten(text);
        if (written.type === "command")
          return invoke("runCommand", { ...here, name: written.name, body: written.body });
        const replyTo = draft.replyTo?.message ?? null;
        const attached = files.length > 0 ? { files: files.map(({ id }) => id) } : {};
        // A slash that was doubled to be no command stands for one.
        const said = written.text === text ? content : plain(written.text, content.mentions);
        return invoke("sendMessage", { ...here, content: said, replyTo, ...attached });
      }
    },
    [invoke, view, drafts, workspace, channel, onProblem],
  );
}

const commandWithFiles = coded("command.with-files");
