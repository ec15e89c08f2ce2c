import { useCallback } from "react";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { filesAtMost, type AttachedFiles, type Outcome } from "../../../shared/ipc/ipc.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useAttachFiles, useCommands, useViewActions } from "../../state/use-parley.ts";
import { attachedIn } from "../../state/view.ts";

interface Attach {
  /** By the desktop's own dialog. */
  choose(): void;
  /** Dropped or pasted. */
  add(files: readonly File[]): void;
  remove(file: OutboxFile): void;
}

/** Puts files into what is being written here: main copies them, and says of each that it cannot take why. */
export function useAttach({ workspace, channel }: ConversationRef): Attach {
  const invoke = useCommands();
  const attach = useAttachFiles();
  const view = useViewActions();

  const take = useCallback(
    async (work: Promise<Outcome<AttachedFiles>>) => {
      const here: ConversationRef = { workspace, channel };
      const change = view.changeAttached;
      change(here, (now) => ({ ...now, copying: now.copying + 1, problem: null }));
      const outcome = await work;
      const files = outcome.ok ? outcome.value.files : [];
      const room = Math.max(0, filesAtMost - attachedIn(view.get(), here).files.length);
      for (const { id } of files.slice(room)) void invoke("detachFile", { workspace, file: id });
      const refused = outcome.ok ? outcome.value.refused : [outcome.error.sentence];
      const sentences = files.length > room ? [...refused, tooMany] : refused;
      change(here, (now) => ({
        files: [...now.files, ...files.slice(0, room)],
        copying: now.copying - 1,
        problem: sentences.length > 0 ? sentences.join(" ") : now.problem,
      }));
    },
    [invoke, view, workspace, channel],
  );

  return {
    choose: useCallback(() => void take(invoke("chooseFiles", { workspace })), [invoke, take, workspace]),
    add: useCallback(
      (files) => {
        if (files.length > filesAtMost)
          view.changeAttached({ workspace, channel }, (now) => ({ ...now, problem: tooMany }));
        else if (files.length > 0) void take(attach(workspace, files));
      },
      [attach, take, view, workspace, channel],
    ),
    remove: useCallback(
      ({ id }) => {
        view.changeAttached({ workspace, channel }, (now) => ({
          ...now,
          files: now.files.filter((file) => file.id !== id),
          problem: null,
        }));
        void invoke("detachFile", { workspace, file: id });
      },
      [invoke, view, workspace, channel],
    ),
  };
}

const tooMany = `A message takes up to ${filesAtMost} files. Send the others in another message, or as an archive.`;
