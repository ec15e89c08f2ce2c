import { useMemo, useState } from "react";
import type { AppState } from "../../../shared/domain/app-state.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { firstListed } from "../../../shared/domain/conversations/listing.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";
import { conversationName } from "../../../shared/domain/conversations/selectors.ts";
import { conversationAvatar, type AvatarProps } from "../../state/avatars.ts";
import { conversationKey, type ConversationRef } from "../../state/conversation-ref.ts";
import { remember } from "../../state/remember.ts";
import { useNewWindow } from "../../state/use-new-window.ts";
import { useSelector, useView, useViewActions } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { GroupIcon, HashIcon } from "../../ui/icons.tsx";
import { PickList } from "../../ui/PickList.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";

interface Goal {
  readonly key: string;
  readonly place: ConversationRef;
  readonly avatar: AvatarProps;
  readonly kind: "channel" | "group" | "chat";
  readonly aside: string | undefined;
}

/** More than fit need another letter typed. */
const most = 50;

/** From anywhere to a conversation of any workspace, by name. */
export function GoToDialog() {
  const texts = useTexts();
  const { text } = texts;
  const view = useViewActions();
  const openInNewWindow = useNewWindow();
  const isAlone = useView(({ own }) => own !== null);
  const [wanted, setWanted] = useState("");
  const [goalsFor] = useState(createGoals);
  const goals = useSelector(
    useMemo(() => goalsFor(wanted, texts), [goalsFor, wanted, texts]),
    isSameGoals,
  );
  // A window of one conversation stays with it: another one opens in its own.
  const go = (place: ConversationRef) => {
    if (isAlone) view.closeDialog();
    if (isAlone) openInNewWindow(place);
    else view.goTo(place);
  };
  return (
    <Dialog title={text("goTo.title")} place="top" onClose={view.closeDialog}>
      <PickList
        label={text("goTo.name")}
        value={wanted}
        onValue={setWanted}
        empty={text("conversations.noneCalled", { wanted })}
        items={goals.map(({ key, avatar, kind, aside }) => ({
          key,
          name: avatar.name,
          aside,
          picture: (
            <Avatar {...avatar} size={24} shape={kind === "chat" ? "round" : "square"}>
              {kind === "channel" ? <HashIcon /> : kind === "group" ? <GroupIcon /> : undefined}
            </Avatar>
          ),
        }))}
        onPick={(key) => {
          const goal = goals.find((one) => one.key === key);
          if (goal) go(goal.place);
        }}
      />
    </Dialog>
  );
}

/** The first that are called so, workspace by workspace, latest interest first. */
function createGoals(): (wanted: string, texts: Texts) => (app: AppState) => readonly Goal[] {
  const match = createNameMatch();
  return (wanted, texts) => {
    const isWanted = match(wanted);
    return remember(namesIn, ({ workspaces }) =>
      workspaces
        .flatMap((state) =>
          firstListed(state.conversations, most, (one) => isWanted(conversationName(state, one, texts))).map((one) =>
            goalOf(state, one, workspaces.length > 1, texts),
          ),
        )
        .slice(0, most),
    );
  };
}

function namesIn({ workspaces }: AppState): readonly unknown[] {
  return workspaces.flatMap(({ conversations, people }) => [conversations, people]);
}

function goalOf(state: WorkspaceState, conversation: Conversation, isOneOfMany: boolean, texts: Texts): Goal {
  const place = { workspace: state.id, channel: conversation.id };
  const { unread: count } = conversation;
  const unread = count > 0 ? texts.text("conversation.unreadCount", { count }) : undefined;
  return {
    key: conversationKey(place),
    place,
    avatar: conversationAvatar(state, conversation, texts),
    kind: conversation.kind,
    aside: isOneOfMany ? state.profile.name : unread,
  };
}

function isSameGoals(one: readonly Goal[], other: readonly Goal[]): boolean {
  return (
    one.length === other.length &&
    one.every((goal, index) => {
      const twin = other[index];
      return twin?.key === goal.key && twin.avatar.name === goal.avatar.name && twin.aside === goal.aside;
    })
  );
}
