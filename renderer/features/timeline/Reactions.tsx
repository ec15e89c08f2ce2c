import { unavailableReason } from "../../../shared/domain/abilities.ts";
import type { Message, Reaction } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { PersonaKey, WorkspaceId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import { useCommands, useAction, useWorkspace } from "../../state/use-parley.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./Reactions.module.css";
import { useTexts } from "../../ui/use-texts.ts";

interface ReactionsProps {
  readonly message: Message;
  readonly workspace: WorkspaceId;
}

/** Nobody reads more of them, nor more names of one; each is a button that has to be painted. */
const mostShown = 50;

export function Reactions({ message, workspace }: ReactionsProps) {
  const { text } = useTexts();
  if (message.reactions.length === 0) return null;
  return (
    <div role="group" aria-label={text("reactions.title")} className={styles.reactions}>
      {message.reactions.slice(0, mostShown).map((reaction) => (
        <ReactionButton key={reaction.content} reaction={reaction} message={message} workspace={workspace} />
      ))}
      {message.reactions.length > mostShown && (
        <span>{text("reactions.more", { count: message.reactions.length - mostShown })}</span>
      )}
    </div>
  );
}

function ReactionButton({ reaction, message, workspace }: ReactionsProps & { readonly reaction: Reaction }) {
  const texts = useTexts();
  const { text } = texts;
  const invoke = useCommands();
  const attempt = useAction();
  const { content, count, people } = reaction;
  const isMine = useWorkspace(workspace, (state) => people.includes(state.profile.self), false);
  const isAble = useWorkspace(workspace, (state) => state.abilities.react, false);
  const who = useWorkspace(workspace, (state) => names(state, people, texts), "");
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-label={text("reactions.name", { emoji: content, count, who })}
      aria-disabled={!isAble}
      title={isAble ? who : text("reactions.unable", { who, reason: unavailableReason("react") })}
      className={styles.reaction}
      onClick={() => {
        if (isAble)
          void attempt(invoke("reactToMessage", { workspace, message: message.id, content, isAdded: !isMine }));
      }}
    >
      <span className={styles.emoji}>{content}</span>
      {count}
    </button>
  );
}

function names(state: WorkspaceState, people: readonly PersonaKey[], { text, list }: Texts): string {
  const nameOf = (key: PersonaKey) =>
    key === state.profile.self ? text("reactions.you") : (at(state.people, key)?.name ?? text("reactions.somebody"));
  const who = list(people.slice(0, mostShown).map(nameOf));
  return people.length > mostShown ? text("reactions.whoAndMore", { who, count: people.length - mostShown }) : who;
}
