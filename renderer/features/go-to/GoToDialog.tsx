import { useMemo, useState } from "react";
import type { AppState } from "../../../shared/app-state.ts";
import type { Conversation, WorkspaceState } from "../../../shared/discuss.ts";
import { firstListed } from "../../../shared/domain/conversations/listing.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";
import { conversationName } from "../../../shared/selectors.ts";
import { conversationFace, type Face } from "../../state/avatars.ts";
import { placeKey, type Place } from "../../state/conversation-ref.ts";
import { remember } from "../../state/remember.ts";
import { useSelector, useViewActions } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { GroupIcon, HashIcon } from "../../ui/icons.tsx";
import { PickList } from "../../ui/PickList.tsx";

interface Goal {
  readonly key: string;
  readonly place: Place;
  readonly face: Face;
  readonly kind: "channel" | "group" | "chat";
  readonly aside: string | undefined;
}

/** More than fit need another letter typed. */
const most = 50;

/** From anywhere to a conversation of any workspace, by name. */
export function GoToDialog() {
  const view = useViewActions();
  const [wanted, setWanted] = useState("");
  const [goalsFor] = useState(createGoals);
  const goals = useSelector(
    useMemo(() => goalsFor(wanted), [goalsFor, wanted]),
    isSameGoals,
  );
  return (
    <Dialog title="Go to conversation" place="top" onClose={view.closeDialog}>
      <PickList
        label="Name of a conversation"
        value={wanted}
        onValue={setWanted}
        empty={`Nothing is called “${wanted}”.`}
        items={goals.map(({ key, face, kind, aside }) => ({
          key,
          name: face.name,
          aside,
          picture: (
            <Avatar {...face} size={24} shape={kind === "chat" ? "round" : "square"}>
              {kind === "channel" ? <HashIcon /> : kind === "group" ? <GroupIcon /> : undefined}
            </Avatar>
          ),
        }))}
        onPick={(key) => {
          const goal = goals.find((one) => one.key === key);
          if (goal) view.goTo(goal.place);
        }}
      />
    </Dialog>
  );
}

/** The first that are called so, workspace by workspace, latest interest first. */
function createGoals(): (wanted: string) => (app: AppState) => readonly Goal[] {
  const match = createNameMatch();
  return (wanted) => {
    const isWanted = match(wanted);
    return remember(namesIn, ({ workspaces }) =>
      workspaces
        .flatMap((state) =>
          firstListed(state.conversations, most, (one) => isWanted(conversationName(state, one))).map((one) =>
            goalOf(state, one, workspaces.length > 1),
          ),
        )
        .slice(0, most),
    );
  };
}

function namesIn({ workspaces }: AppState): readonly unknown[] {
  return workspaces.flatMap(({ conversations, people }) => [conversations, people]);
}

function goalOf(state: WorkspaceState, conversation: Conversation, isOneOfMany: boolean): Goal {
  const place = { workspace: state.id, channel: conversation.id };
  const unread = conversation.unread > 0 ? `${conversation.unread} unread` : undefined;
  return {
    key: placeKey(place),
    place,
    face: conversationFace(state, conversation),
    kind: conversation.kind,
    aside: isOneOfMany ? state.profile.name : unread,
  };
}

function isSameGoals(one: readonly Goal[], other: readonly Goal[]): boolean {
  return (
    one.length === other.length &&
    one.every((goal, index) => {
      const twin = other[index];
      return twin?.key === goal.key && twin.face.name === goal.face.name && twin.aside === goal.aside;
    })
  );
}
