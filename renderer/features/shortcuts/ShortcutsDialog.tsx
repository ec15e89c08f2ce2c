import type { Settings } from "../../../shared/settings.ts";
import { keyCaps, type Platform, type ShortcutName } from "../../../shared/shortcuts.ts";
import { usePlatform, useSelector, useView, useViewActions } from "../../state/use-parley.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./ShortcutsDialog.module.css";

interface Section {
  readonly title: string;
  readonly names: readonly ShortcutName[];
}

const anywhere: Section = { title: "Anywhere", names: ["goTo", "settings", "keyboardShortcuts"] };
const conversations: Section = {
  title: "Conversations",
  names: ["previousConversation", "nextConversation", "openInNewWindow"],
};
const writing: Section = { title: "Writing", names: ["newLine", "editLast"] };
const zoom: Section = { title: "Size of the text", names: ["zoomIn", "zoomOut", "resetZoom"] };

const words: Readonly<Record<ShortcutName, string>> = {
  goTo: "Go to a conversation",
  settings: "Open the settings",
  keyboardShortcuts: "Show these shortcuts",
  previousConversation: "Previous conversation in the list",
  nextConversation: "Next conversation in the list",
  openInNewWindow: "Open the conversation in a new window",
  newLine: "Begin a new line",
  editLast: "Edit your last message",
  zoomIn: "Larger",
  zoomOut: "Smaller",
  resetZoom: "Normal size",
};

/** Which keys do what in this window. */
export function ShortcutsDialog() {
  const view = useViewActions();
  const platform = usePlatform();
  const sendOn = useSelector((app) => app.settings.sendOn);
  const isMain = useView(({ own }) => own === null);
  const sections = isMain ? [anywhere, conversations, writing, zoom] : [anywhere, writing, zoom];
  return (
    <Dialog title="Keyboard shortcuts" onClose={view.closeDialog}>
      <div className={styles.body}>
        {sections.map((section) => (
          <section key={section.title}>
            <h3>{section.title}</h3>
            <dl className={styles.list}>
              {section === writing && <Row what="Send the message" caps={sendCaps(sendOn, platform)} />}
              {section.names.map((name) => (
                <Row key={name} what={words[name]} caps={keyCaps(name, platform)} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ what, caps }: { readonly what: string; readonly caps: readonly string[] }) {
  return (
    <div className={styles.row}>
      <dt>{what}</dt>
      <dd dir="ltr">
        {caps.map((cap) => (
          <kbd key={cap}>{cap}</kbd>
        ))}
      </dd>
    </div>
  );
}

function sendCaps(sendOn: Settings["sendOn"], platform: Platform): readonly string[] {
  const [mod, enter] = platform === "darwin" ? ["⌘", "↩"] : ["Ctrl", "Enter"];
  return sendOn === "enter" ? [enter] : [mod, enter];
}
