import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { at } from "../../../shared/collections/table.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import type { DraftInput } from "../../../shared/ipc/draft-input.ts";
import type { Failure, Outcome } from "../../../shared/ipc/command.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Drafts } from "../drafts/drafts.ts";
import type { AttachedToMessages } from "./attached-files.ts";
import { storageFailure } from "./failure-texts.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** Keeps what a window has in a composer; only of a conversation that there is. */
export function createDraftCommands(ports: {
  readonly drafts: Pick<Drafts, "save">;
  readonly attached: Pick<AttachedToMessages, "stillAttached">;
  readonly state: () => WorkspaceState;
}): { saveDraft(channel: ChannelId, draft: DraftInput, known: number): Outcome<{ readonly revision: number }> } {
  const { drafts, attached, state } = ports;
  return {
    saveDraft(channel, draft, known) {
      if (at(state().conversations, channel) === undefined) return err(noConversation);
      const saved = drafts.save(channel, { ...draft, files: attached.stillAttached(draft.files) }, known);
      if (saved.ok) return ok({ revision: saved.value.revision });
      return err(saved.error.type === "too-many-drafts" ? tooMany : storageFailure(saved.error));
    },
  };
}

const noConversation: Failure = {
  reason: "no-conversation",
  text: coded("command.no-conversation"),
};

const tooMany: Failure = {
  reason: "too-many-drafts",
  text: coded("draft.too-many"),
};
