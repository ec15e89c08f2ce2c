import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { unavailableReason, type Abilities, type Ability } from "../../../shared/domain/abilities.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { isTextWhole } from "../../../shared/domain/messages/message-budget.ts";
import { useCommands, useAction, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { IconButton } from "../../ui/Button.tsx";
import { EmojiPicker } from "../../ui/EmojiPicker.tsx";
import { EditIcon, PinIcon, ReplyIcon, SmileIcon, StarIcon, TrashIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { ConfirmDelete } from "./ConfirmDelete.tsx";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./MessageActions.module.css";
import { useTexts } from "../../ui/use-texts.ts";

interface MessageActionsProps {
  readonly message: Message;
  readonly isOwn: boolean;
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
  /** Something is open on it: it has to stay, wherever the pointer goes. */
  readonly onBusy: (isBusy: boolean) => void;
}

/** What can be done with a message. Arrow keys go from one to the next. */
export function MessageActions({ message, isOwn, workspace, channel, onBusy }: MessageActionsProps) {
  const { text, say, direction } = useTexts();
  const invoke = useCommands();
  const attempt = useAction();
  const view = useViewActions();
  const [react, setReact] = useState<HTMLButtonElement | null>(null);
  const [isPicking, setIsPicking] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const toolbar = useRef<HTMLDivElement>(null);
  useFocusLeftTo(toolbar);
  const isBusy = isPicking || isDeleting;
  useEffect(() => {
    onBusy(isBusy);
    return () => onBusy(false);
  }, [onBusy, isBusy]);
  const { id, isStarred } = message;
  const abilities = useWorkspace(workspace, (state) => state.abilities, nothing);
  const unavailableReasonOf = (ability: Ability) => (abilities[ability] ? undefined : say(unavailableReason(ability)));
  const isPinned = message.pinnedAt !== null;
  const place = { workspace, channel };

  return (
    <>
      <div
        ref={toolbar}
        role="toolbar"
        aria-label={text("actions.title")}
        tabIndex={-1}
        className={styles.toolbar}
        onKeyDown={(event) => moveFocus(event, direction)}
      >
        <IconButton
          ref={setReact}
          size="small"
          label={text("actions.react")}
          unavailable={unavailableReasonOf("react")}
          aria-expanded={isPicking}
          onClick={() => setIsPicking(!isPicking)}
        >
          <SmileIcon />
        </IconButton>
        <IconButton size="small" label={text("actions.reply")} onClick={() => view.reply(place, message)}>
          <ReplyIcon />
        </IconButton>
        {isOwn && (
          <IconButton
            size="small"
            label={text("action.edit")}
            unavailable={isTextWhole(message) ? unavailableReasonOf("edit") : text("actions.tooLongToEdit")}
            onClick={() => view.edit(place, message)}
          >
            <EditIcon />
          </IconButton>
        )}
        <IconButton
          size="small"
          label={text("actions.pin")}
          title={isPinned ? text("actions.unpinHint") : text("actions.pinHint")}
          aria-pressed={isPinned}
          onClick={() => void attempt(invoke("pinMessage", { ...place, message: id, isPinned: !isPinned }))}
        >
          <PinIcon />
        </IconButton>
        <IconButton
          size="small"
          label={text("actions.star")}
          title={isStarred ? text("actions.unstarHint") : text("actions.starHint")}
          aria-pressed={isStarred}
          onClick={() => void attempt(invoke("starMessage", { workspace, message: id, isStarred: !isStarred }))}
        >
          <StarIcon />
        </IconButton>
        {isOwn && (
          <IconButton
            size="small"
            label={text("action.delete")}
            unavailable={unavailableReasonOf("delete")}
            onClick={() => setIsDeleting(true)}
          >
            <TrashIcon />
          </IconButton>
        )}
      </div>
      {isPicking && react && (
        <Popover label={text("actions.react")} anchor={react} onClose={() => setIsPicking(false)}>
          <EmojiPicker
            onPick={(content) => {
              setIsPicking(false);
              void attempt(invoke("reactToMessage", { workspace, message: id, content, isAdded: true }));
            }}
          />
        </Popover>
      )}
      {isDeleting && (
        <ConfirmDelete
          text={message.text}
          onCancel={() => setIsDeleting(false)}
          onConfirm={() => {
            setIsDeleting(false);
            void attempt(invoke("deleteMessage", { workspace, message: id }));
          }}
        />
      )}
    </>
  );
}

/** When the actions go while one has the focus, as when their message is deleted, its row has it. */
function useFocusLeftTo(toolbar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = toolbar.current;
    const row = element?.closest<HTMLElement>("[data-row]");
    return () => {
      if (element?.contains(document.activeElement)) row?.focus({ preventScroll: true });
    };
  }, [toolbar]);
}

/** Of a workspace that is gone. */
const nothing: Abilities = { react: false, edit: false, delete: false, typing: false };

function moveFocus(event: KeyboardEvent<HTMLElement>, direction: Texts["direction"]): void {
  const [forwards, backwards] = direction === "ltr" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  const step = event.key === forwards ? 1 : event.key === backwards ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
  next?.focus();
}
