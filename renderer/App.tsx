import { useEffect } from "react";
import { ConnectionBar } from "./features/connection/ConnectionBar.tsx";
import { SignInAgain } from "./features/connection/SignInAgain.tsx";
import { ConversationHeader } from "./features/conversation/ConversationHeader.tsx";
import { TypingLine } from "./features/conversation/TypingLine.tsx";
import { ConversationList } from "./features/conversations/ConversationList.tsx";
import { Composer } from "./features/composer/Composer.tsx";
import { DropZone } from "./features/composer/DropZone.tsx";
import { GoToDialog } from "./features/go-to/GoToDialog.tsx";
import { NewMessageDialog } from "./features/new-message/NewMessageDialog.tsx";
import { DoctorDialog } from "./features/doctor/DoctorDialog.tsx";
import { Notices } from "./features/notices/Notices.tsx";
import { Remarks } from "./features/notices/Remarks.tsx";
import { SettingsDialog } from "./features/settings/SettingsDialog.tsx";
import { SignIn } from "./features/sign-in/SignIn.tsx";
import { Timeline } from "./features/timeline/Timeline.tsx";
import { WorkspaceRail } from "./features/workspaces/WorkspaceRail.tsx";
import { placeKey, isSamePlace, type Place } from "./state/place.ts";
import { useIsReady, useSelector, useView, useWorkspace } from "./state/use-parley.ts";
import { shownPlace } from "./state/view.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { conversationName } from "../shared/selectors.ts";
import type { WorkspaceId } from "../shared/ids.ts";
import styles from "./App.module.css";

export function App() {
  return useIsReady() ? <Frame /> : null;
}

function Frame() {
  const workspace = useView((view) => view.workspace);
  const isAdding = useView((view) => view.isAddingWorkspace);
  const patient = useView((view) => view.patient);
  const isThere = useSelector((app) => app.workspaces.some((state) => state.id === workspace));
  useTheme();
  useKeyboard();
  return (
    <>
      {workspace === null || isAdding || !isThere ? <SignIn notices={<Notices />} /> : <Panes workspace={workspace} />}
      <Remarks />
      {patient !== null && <DoctorDialog patient={patient} />}
    </>
  );
}

/** Three panes; two when the window is narrow, with the rail as a bar; one when it is very narrow. */
function Panes({ workspace }: { readonly workspace: WorkspaceId }) {
  const place = useView(shownPlace, isSamePlace);
  const dialog = useView((view) => view.dialog);
  const isThere = useWorkspace(workspace, (state) => place !== null && place.channel in state.conversations, false);
  return (
    <div className={styles.frame} data-showing={isThere ? "conversation" : "list"}>
      <div className={styles.rail}>
        <WorkspaceRail />
      </div>
      <div className={styles.list}>
        <ConversationList key={workspace} workspace={workspace} />
      </div>
      <div className={styles.status}>
        <ConnectionBar workspace={workspace} />
      </div>
      <main className={styles.main}>
        <Notices />
        <SignInAgain workspace={workspace} />
        {place !== null && isThere ? <ConversationPane key={placeKey(place)} place={place} /> : <NothingOpen />}
      </main>
      {dialog === "go-to" && <GoToDialog />}
      {dialog === "new-message" && <NewMessageDialog workspace={workspace} />}
      {dialog === "settings" && <SettingsDialog />}
    </div>
  );
}

function ConversationPane({ place }: { readonly place: Place }) {
  const name = useWorkspace(
    place.workspace,
    (state) => {
      const conversation = state.conversations[place.channel];
      return conversation ? conversationName(state, conversation) : "";
    },
    "",
  );
  return (
    <DropZone place={place} name={name}>
      <ConversationHeader place={place} />
      <Timeline place={place} name={name} />
      <Composer place={place} name={name} />
      <TypingLine place={place} />
    </DropZone>
  );
}

function NothingOpen() {
  return (
    <div className={styles.nothing}>
      <h1>Pick a conversation</h1>
      <p>
        Or press <kbd>Ctrl</kbd> <kbd>K</kbd> and type a name.
      </p>
    </div>
  );
}

function useTheme(): void {
  const theme = useSelector((app) => app.settings.theme);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
}
