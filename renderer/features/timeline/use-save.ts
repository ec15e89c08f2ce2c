import { useState } from "react";
import type { Attachment } from "../../../shared/domain/messages/types.ts";
import { activityOf, visibleFileName, type Activity } from "../../../shared/names/file-kind.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { useCommands, useAction, useViewActions } from "../../state/use-parley.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

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
      if (isSaved) view.tell(savedText(activityOf(visibleFileName(name))));
    } finally {
      setIsSaving(false);
    }
  }

  return { isSaving, save };
}

/** Where it is; and of what could do harm, why it has another ending there. */
function savedText(activity: Activity | null): CodedText {
  switch (activity) {
    case null:
      return coded("file.saved");
    case "program":
      return coded("file.savedProgram");
    case "system":
      return coded("file.savedSystem");
  }
}
