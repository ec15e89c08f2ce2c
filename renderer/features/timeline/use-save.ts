import { useState } from "react";
import type { Attachment } from "../../../shared/discuss.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { useCommands, useDeed, useViewActions } from "../../state/use-parley.ts";

/** Saves a file among the person's downloads; asked again while it is under way, it does nothing more. */
export function useSave(
  workspace: WorkspaceId,
  { id, name }: Attachment,
): { readonly isSaving: boolean; readonly save: () => Promise<void> } {
  const invoke = useCommands();
  const deed = useDeed();
  const view = useViewActions();
  const [isSaving, setIsSaving] = useState(false);

  async function save(): Promise<void> {
    if (isSaving) return;
    setIsSaving(true);
    try {
      const isSaved = await deed(invoke("saveAttachment", { workspace, attachment: id, name }));
      if (isSaved) view.tell("Saved to Downloads");
    } finally {
      setIsSaving(false);
    }
  }

  return { isSaving, save };
}
