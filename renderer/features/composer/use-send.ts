import { useCallback } from "react";
import type { Place } from "../../state/place.ts";
import { useCommands, useViewActions } from "../../state/use-parley.ts";
import { draftIn, emptyDraft, type Draft } from "../../state/view.ts";

/**
 * Sends what is in the composer, or saves an edit. The composer is empty at once; when the message could not be made
 * durable it comes back, with the reason, and nothing written since is lost.
 */
export function useSend(place: Place, onProblem: (sentence: string | null) => void): (draft: Draft) => Promise<void> {
  const invoke = useCommands();
  const view = useViewActions();
  const { workspace, channel } = place;
  return useCallback(
    async (draft) => {
      if (draft.text.trim() === "") return;
      const here: Place = { workspace, channel };
      onProblem(null);
      view.setDraft(here, draft.mode === "edit" ? { mode: "new", text: draft.aside } : emptyDraft);
      const outcome =
        draft.mode === "edit"
          ? await invoke("editMessage", { workspace, message: draft.message.id, text: draft.text })
          : await invoke("sendMessage", {
              ...here,
              text: draft.text,
              replyTo: draft.mode === "reply" ? draft.to.id : null,
            });
      if (outcome.ok) return;
      onProblem(outcome.error.sentence);
      view.setDraft(here, restored(draft, draftIn(view.get(), here)));
    },
    [invoke, view, workspace, channel, onProblem],
  );
}

/** The text that was not taken stands before what was written since. */
function restored(refused: Draft, since: Draft): Draft {
  if (refused.mode === "edit") return { ...refused, aside: since.text };
  return since.mode === "edit"
    ? { ...since, aside: joined(refused.text, since.aside) }
    : { ...refused, text: joined(refused.text, since.text) };
}

function joined(before: string, after: string): string {
  return after === "" ? before : `${before}\n${after}`;
}
