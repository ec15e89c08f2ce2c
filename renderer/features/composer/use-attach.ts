import { useCallback } from "react";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { filesAtMost } from "../../../shared/ipc/draft-input.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import type { AttachedFiles } from "../../../shared/ipc/commands/file-commands.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useAttachFiles, useCommands, useViewActions } from "../../state/use-parley.ts";
import { draftIn } from "../../state/view.ts";
import { coded } from "../../../shared/text/catalogue.ts";
import { listed } from "../../../shared/text/listed.ts";

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
      view.changeAttaching(here, (now) => ({ copying: now.copying + 1, problem: null }));
      const outcome = await work;
      const files = outcome.ok ? outcome.value.files : [];
      const room = Math.max(0, filesAtMost - draftIn(view.get(), here).files.length);
      for (const { id } of files.slice(room)) void invoke("detachFile", { workspace, file: id });
      const refused = outcome.ok ? outcome.value.refused : [outcome.error.text];
      const problems = files.length > room ? [...refused] : refused;
      if (files.length > 0)
        view.changeDraft(here, (now) => ({ ...now, files: [...now.files, ...files.slice(0, room)] }));
      view.changeAttaching(here, (now) => ({
        copying: now.copying - 1,
        problem: problems.length > 0 ? listed("list.sentences", problems) : now.problem,
      }));
    },
    [invoke, view, workspace, channel],
  );

  return {
    choose: useCallback(() => void take(invoke("chooseFiles", { workspace })), [invoke, take, workspace]),
    add: useCallback(
      (files) => {
        if (files.length > filesAtMost)
          view.changeAttaching({ workspace, channel }, (now) => ({ ...now, problem: tooMany }));
        else if (files.length > 0) void take(attach(workspace, files));
      },
      [attach, take, view, workspace, channel],
    ),
    remove: useCallback(
      ({ id }) => {
        const here: ConversationRef = { workspace, channel };
        view.changeDraft(here, (now) => ({ ...now, files: now.files.filter((file) => file.id !== id) }));
        view.changeAttaching(here, (now) => ({ ...now, problem: null }));
        void invoke("detachFile", { workspace, file: id });
      },
      [invoke, view, workspace, channel],
    ),
  };
}

const tooMany = coded("file.too-many-here", { most: filesAtMost });
