import { useState } from "react";
import type { Attachment } from "../../../shared/domain/messages/types.ts";
import { activityOf, visibleFileName, type Activity } from "../../../shared/names/file-kind.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { useCommands, useAction, useViewActions } from "../../state/use-parley.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** Saves a file among the person's downloads; asked again while it is under way, it does nothing more. */
export function useSave(
  workspace: WorkspaceId,
  { id, name }: Attachment,
): { readonly isSaving: boolean; readonly save: () => Promise<void> } {
  const invoke = useCommands();
  const attempt = useAction();
  const view = useViewActions();
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    if (isSaving) return;
    setIsSaving(true);
    try {
      const isSaved = await attempt(invoke("saveAttachment", { workspace, attachment: id, name }));
      if (isSaved) view.tell(coded("literal", { text: savedSentence(activityOf(visibleFileName(name))) }));
    } finally {
      setIsSaving(false);
    }
  }

  return { isSaving, save };
}

/** Where it is; and of what could do harm, why it has another ending there. */
function savedSentence(activity: Activity | null): string {
  switch (activity) {
    case null:
      return "Saved to Downloads";
    case "program":
      return (
        "Saved to Downloads. This is a program, so “.download” was added to its name. " +
        "Take that off only if you trust who made it and sent it."
      );
    case "system":
      return (
        "Saved to Downloads. This file can change what your computer does, so “.download” was added to its name. " +
        "Take that off only if you trust who sent it."
      );
  }
}
