import { Fragment, useEffect } from "react";
import { ConversationPane } from "./ConversationPane.tsx";
import { ConnectionBar } from "./features/connection/ConnectionBar.tsx";
import { SignInAgain } from "./features/connection/SignInAgain.tsx";
import { ConversationList } from "./features/conversations/ConversationList.tsx";
import { GoToDialog } from "./features/go-to/GoToDialog.tsx";
import { NewMessageDialog } from "./features/new-message/NewMessageDialog.tsx";
import { DoctorDialog } from "./features/doctor/DoctorDialog.tsx";
import { Notices } from "./features/notices/Notices.tsx";
import { Toasts } from "./features/notices/Toasts.tsx";
import { SafeStart } from "./features/notices/SafeStart.tsx";
import { SettingsDialog } from "./features/settings/SettingsDialog.tsx";
import { ShortcutsDialog } from "./features/shortcuts/ShortcutsDialog.tsx";
import { SignIn } from "./features/sign-in/SignIn.tsx";
import { WorkspaceRail } from "./features/workspaces/WorkspaceRail.tsx";
import { DialogBoundary } from "./DialogBoundary.tsx";
import { TextsProvider, type LoadedLanguage } from "./TextsProvider.tsx";
import { ConversationWindow } from "./ConversationWindow.tsx";
import { conversationKey, isSameConversation } from "./state/conversation-ref.ts";
import { useIsReady, usePlatform, useSelector, useView, useViewActions, useWorkspace } from "./state/use-parley.ts";
import { shownPlace } from "./state/view.ts";
import { Boundary } from "./ui/Boundary.tsx";
import { loadLateParts } from "./ui/late.tsx";
import { Pane, WindowFault } from "./ui/Pane.tsx";
import { TextsContext, useTexts } from "./ui/use-texts.ts";
import { useKeyboard } from "./use-keyboard.ts";
import type { WorkspaceId } from "../shared/ids.ts";
import { at } from "../shared/collections/table.ts";
import { keyCaps } from "../shared/shortcuts.ts";
import { Pieces } from "./ui/Pieces.tsx";
import { FormatsProvider } from "./FormatsProvider.tsx";
import styles from "./App.module.css";

interface AppProps {
  readonly language: LoadedLanguage;
  /** The texts of another language could not be read. */
  readonly onFault: (error: unknown) => void;
}

export function App(props: AppProps) {
  return (
    <TextsContext value={props.language.texts}>
      <Boundary of={null} instead={<WindowFault />}>
        <WhenReady {...props} />
      </Boundary>
    </TextsContext>
  );
}

function WhenReady({ language, onFault }: AppProps) {
  if (!useIsReady()) return null;
  return (
    <TextsProvider first={language} onFault={onFault}>
      <FormatsProvider>
        <Frame />
      </FormatsProvider>
    </TextsProvider>
  );
}

function Frame() {
  const own = useView((view) => view.own);
  const diagnosisTarget = useView((view) => view.diagnosisTarget);
  const { closeDoctor } = useViewActions();
  useTheme();
  useKeyboard();
  useEffect(loadWhenIdle, []);
  return (
    <>
      {own === null ? <MainWindow /> : <ConversationWindow place={own} />}
      <OpenDialog />
      <Pane what="notices">
        <Toasts />
      </Pane>
      {diagnosisTarget !== null && (
        <DialogBoundary onClose={closeDoctor}>
          <DoctorDialog diagnosisTarget={diagnosisTarget} />
        </DialogBoundary>
      )}
    </>
  );
}

function MainWindow() {
  const workspace = useView((view) => view.workspace);
  const isAdding = useView((view) => view.isAddingWorkspace);
  const isThere = useSelector((app) => app.workspaces.some((state) => state.id === workspace));
  return workspace === null || isAdding || !isThere ? (
    <SignIn notices={<Notices />} />
  ) : (
    <Panes workspace={workspace} />
  );
}

/** Three panes; two when the window is narrow, with the rail as a bar; one when it is very narrow. */
function Panes({ workspace }: { readonly workspace: WorkspaceId }) {
  const place = useView(shownPlace, isSameConversation);
  const isThere = useWorkspace(
    workspace,
    (state) => place !== null && at(state.conversations, place.channel) !== undefined,
    false,
  );
  return (
    <div className={styles.frame} data-showing={isThere ? "conversation" : "list"}>
      <div className={styles.rail}>
        <Pane what="workspaces">
          <WorkspaceRail />
        </Pane>
      </div>
      <div className={styles.list}>
        <Pane key={workspace} what="conversations">
          <ConversationList workspace={workspace} />
        </Pane>
      </div>
      <div className={styles.status}>
        <Pane key={workspace} what="connection">
          <ConnectionBar workspace={workspace} />
        </Pane>
      </div>
      <main className={styles.main}>
        <Pane key={workspace} what="notices">
          <Notices />
          <SafeStart />
          <SignInAgain workspace={workspace} />
        </Pane>
        {place !== null && isThere ? <ConversationPane key={conversationKey(place)} place={place} /> : <NothingOpen />}
      </main>
    </div>
  );
}

/** The dialogs that any window can show, whatever lies beneath. */
function OpenDialog() {
  const workspace = useView((view) => view.workspace);
  const dialog = useView((view) => view.dialog);
  const { closeDialog } = useViewActions();
  if (dialog === null) return null;
  return (
    <DialogBoundary key={dialog} onClose={closeDialog}>
      {dialog === "go-to" && <GoToDialog />}
      {dialog === "new-message" && workspace !== null && <NewMessageDialog workspace={workspace} />}
      {dialog === "settings" && <SettingsDialog />}
      {dialog === "shortcuts" && <ShortcutsDialog />}
    </DialogBoundary>
  );
}

function NothingOpen() {
  const texts = useTexts();
  const platform = usePlatform();
  return (
    <div className={styles.nothing}>
      <h1>{texts.text("window.nothingOpen")}</h1>
      <p>
        <Pieces
          of={texts.pieces("window.nothingOpenKeys", { keys: <KeyCaps caps={keyCaps("goTo", platform, texts)} /> })}
        />
      </p>
    </div>
  );
}

/** One key beside the other. */
function KeyCaps({ caps }: { readonly caps: readonly string[] }) {
  return caps.map((cap, index) => (
    <Fragment key={cap}>
      {index > 0 && " "}
      <kbd>{cap}</kbd>
    </Fragment>
  ));
}

/** What opens over the page is there before somebody asks for it; what cannot be loaded says so when they do. */
function loadWhenIdle(): () => void {
  const waiting = requestIdleCallback(() => void loadLateParts(), { timeout: 2_000 });
  return () => cancelIdleCallback(waiting);
}

function useTheme(): void {
  const theme = useSelector((app) => app.settings.theme);
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
}
