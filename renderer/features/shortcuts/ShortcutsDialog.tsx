import type { Settings } from "../../../shared/settings.ts";
import { keyCaps, shortcuts, type Platform, type ShortcutName } from "../../../shared/shortcuts.ts";
import { usePlatform, useSelector, useView, useViewActions } from "../../state/use-parley.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import type { TextKey } from "../../../shared/text/catalogue.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./ShortcutsDialog.module.css";

interface Section {
  readonly title: TextKey & `shortcuts.${string}`;
  readonly names: readonly ShortcutName[];
}

const anywhere: Section = { title: "shortcuts.anywhere", names: ["goTo", "settings", "keyboardShortcuts"] };
const conversations: Section = {
  title: "shortcuts.conversations",
  names: ["previousConversation", "nextConversation", "openInNewWindow"],
};
const writing: Section = { title: "shortcuts.writing", names: ["newLine", "editLast"] };
const zoom: Section = { title: "shortcuts.zoom", names: ["zoomIn", "zoomOut", "resetZoom"] };

/** Which keys do what in this window. */
export function ShortcutsDialog() {
  const texts = useTexts();
  const { text } = texts;
  const view = useViewActions();
  const platform = usePlatform();
  const sendOn = useSelector((app) => app.settings.sendOn);
  const isMain = useView(({ own }) => own === null);
  const sections = isMain ? [anywhere, conversations, writing, zoom] : [anywhere, writing, zoom];
  return (
    <Dialog title={text("shortcuts.title")} onClose={view.closeDialog}>
      <div className={styles.body}>
        {sections.map((section) => (
          <section key={section.title}>
            <h3>{text(section.title)}</h3>
            <dl className={styles.list}>
              {section === writing && <Row what={text("shortcut.send")} caps={sendCaps(sendOn, platform, texts)} />}
              {section.names.map((name) => (
                <Row key={name} what={text(shortcuts[name].label)} caps={keyCaps(name, platform, texts)} />
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

function sendCaps(sendOn: Settings["sendOn"], platform: Platform, { text }: Texts): readonly string[] {
  const [mod, enter] = platform === "darwin" ? ["⌘", "↩"] : [text("key.ctrl"), text("key.enter")];
  return sendOn === "enter" ? [enter] : [mod, enter];
}
