import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { isTextWhole } from "../../../shared/domain/messages/message-budget.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { usePlatform, useSelector, useView, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { textIn, withText } from "../../../shared/domain/drafts/draft.ts";
import type { Draft } from "../../../shared/domain/drafts/types.ts";
import { attachingIn, draftIn, type Attaching } from "../../state/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { AttachIcon, SendIcon } from "../../ui/icons.tsx";
import { AttachedFiles } from "./AttachedFiles.tsx";
import { DraftHeading } from "./DraftHeading.tsx";
import { EmojiButton } from "./EmojiButton.tsx";
import { isSendKey } from "./send-key.ts";
import { useAttach } from "./use-attach.ts";
import { useSend } from "./use-send.ts";
import { useTyping } from "./use-typing.ts";
import styles from "./Composer.module.css";
import { useTexts } from "../../ui/use-texts.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

interface ComposerProps {
  readonly place: ConversationRef;
  readonly name: string;
}

/** Where messages are written. Mounted anew for each conversation; what was written waits in its draft. */
export function Composer({ place, name }: ComposerProps) {
  const { text } = useTexts();
  const { workspace, channel } = place;
  const box = useRef<HTMLTextAreaElement>(null);
  const alert = useId();
  const view = useViewActions();
  const { say } = useTexts();
  const draft = useView((now) => draftIn(now, place));
  const sendOn = useSelector((app) => app.settings.sendOn);
  const isMac = usePlatform() === "darwin";
  const lastOwn = useWorkspace(workspace, (state) => lastEditable(state, place), null);
  const attaching = useView((now) => attachingIn(now, place));
  const attach = useAttach(place);
  const [refusal, setProblem] = useState<CodedText | null>(null);
  const problem = refusal ?? attaching.problem;
  const typing = useTyping(place);
  const send = useSend(place, setProblem);

  const isEdit = draft.edit !== null;
  const written = textIn(draft);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useFocusFor(subjectOf(draft), box);

  const setText = (typed: string) => view.changeDraft(place, (now) => withText(now, typed));
  const cancel = () => {
    view.changeDraft(place, (now) => (isEdit ? { ...now, edit: null } : { ...now, replyTo: null }));
    box.current?.focus({ preventScroll: true });
  };
  const submit = () => {
    void send(draft);
    typing.stop();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (isSendKey(event, sendOn, isMac)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && (isEdit || draft.replyTo !== null)) {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    } else if (event.key === "ArrowUp" && !isEdit && draft.replyTo === null && written === "" && lastOwn) {
      event.preventDefault();
      view.edit({ workspace, channel }, lastOwn);
    }
  };

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.frame}>
        <DraftHeading draft={draft} workspace={workspace} onCancel={cancel} />
        {!isEdit && (
          <AttachedFiles
            files={draft.files}
            isCopying={attaching.copying > 0}
            workspace={workspace}
            onRemove={(file) => {
              attach.remove(file);
              box.current?.focus({ preventScroll: true });
            }}
          />
        )}
        <div className={styles.line}>
          {!isEdit && (
            <IconButton label={text("composer.attach")} onClick={attach.choose}>
              <AttachIcon />
            </IconButton>
          )}
          <textarea
            ref={box}
            rows={1}
            data-focus-home="composer"
            dir="auto"
            className={styles.text}
            value={written}
            aria-label={text("composer.name", { name })}
            aria-describedby={problem === null ? undefined : alert}
            placeholder={text("composer.name", { name })}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = isEdit ? [] : pastedFiles(event.clipboardData);
              if (files.length === 0) return;
              event.preventDefault();
              attach.add(files);
            }}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(null);
              typing.typed(event.target.value);
            }}
          />
          <EmojiButton onPick={(emoji) => box.current && insert(box.current, emoji, setText)} />
          <IconButton
            type="submit"
            look="accent"
            label={isEdit ? text("action.save") : text("composer.send")}
            disabled={!isSendable(draft, attaching)}
          >
            <SendIcon />
          </IconButton>
        </div>
      </div>
      {problem !== null && (
        <p role="alert" id={alert} className={styles.problem}>
          {say(problem)}
        </p>
      )}
    </form>
  );
}

function isSendable(draft: Draft, { copying }: Attaching): boolean {
  const isEmpty = textIn(draft).trim() === "";
  return draft.edit === null ? copying === 0 && (!isEmpty || draft.files.length > 0) : !isEmpty;
}

/** What is answered or edited, by name; null when neither is. */
function subjectOf({ edit, replyTo }: Draft): string | null {
  if (edit !== null) return edit.type === "message" ? `edit ${edit.message}` : `edit ${edit.clientId}`;
  return replyTo === null ? null : `reply ${replyTo.message}`;
}

/** Office programs put a picture of their text beside it: then the text is what was meant. */
function pastedFiles(clipboard: DataTransfer): readonly File[] {
  const isText = clipboard.types.includes("text/plain") && clipboard.types.includes("text/html");
  return isText ? [] : [...clipboard.files];
}

/** A reply or an edit begins in the box, behind its last word. */
function useFocusFor(subject: string | null, box: RefObject<HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    if (subject === null || !box.current) return;
    box.current.focus({ preventScroll: true });
    box.current.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [box, subject]);
}

function insert(box: HTMLTextAreaElement, emoji: string, setText: (text: string) => void): void {
  const at = box.selectionStart + emoji.length;
  setText(box.value.slice(0, box.selectionStart) + emoji + box.value.slice(box.selectionEnd));
  // After the new text is in the box; before, the caret would be put at the end.
  queueMicrotask(() => {
    box.focus();
    box.setSelectionRange(at, at);
  });
}

function lastEditable(state: WorkspaceState, { channel }: ConversationRef): Message | null {
  if (!state.abilities.edit) return null;
  const isMine = (message: Message) =>
    message.author === state.profile.self && message.kind === "comment" && !message.isDeleted && isTextWhole(message);
  return state.timelines[channel]?.messages.findLast(isMine) ?? null;
}
