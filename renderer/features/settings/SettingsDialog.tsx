import type { Settings } from "../../../shared/settings.ts";
import type { CommandInput } from "../../../shared/ipc/ipc.ts";
import { useCommands, usePlatform, useSelector, useViewActions } from "../../state/use-parley.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Choice, Switch, TimeField } from "./fields.tsx";
import styles from "./SettingsDialog.module.css";

/** Ten in the evening to seven in the morning, until the person says otherwise. Minutes after midnight. */
const usualQuiet = { from: 22 * 60, to: 7 * 60 };

export function SettingsDialog() {
  const view = useViewActions();
  const invoke = useCommands();
  const settings = useSelector((app) => app.settings);
  const isMac = usePlatform() === "darwin";
  const change = (changes: CommandInput<"changeSettings">) => void invoke("changeSettings", changes);
  const { quietHours } = settings;

  return (
    <Dialog title="Settings" onClose={view.closeDialog}>
      <div className={styles.body}>
        <section>
          <h3>Appearance</h3>
          <Choice<Settings["theme"]>
            label="Theme"
            value={settings.theme}
            options={[
              ["system", "Like the system"],
              ["light", "Light"],
              ["dark", "Dark"],
            ]}
            onChoose={(theme) => change({ theme })}
          />
        </section>
        <section>
          <h3>Notifications</h3>
          <Choice<Settings["notifications"]>
            label="Tell me about"
            value={settings.notifications}
            options={[
              ["all", "Everything"],
              ["mentions", "Mentions and direct messages"],
              ["nothing", "Nothing"],
            ]}
            onChoose={(notifications) => change({ notifications })}
          />
          <Switch
            label="Show the text of messages in notifications"
            isOn={settings.showPreviews}
            onSwitch={(showPreviews) => change({ showPreviews })}
          />
          <Switch
            label="Quiet hours"
            isOn={quietHours !== null}
            onSwitch={(isOn) => change({ quietHours: isOn ? usualQuiet : null })}
          />
          {quietHours !== null && (
            <div className={styles.hours}>
              <TimeField
                label="From"
                minute={quietHours.from}
                onMinute={(from) => change({ quietHours: { ...quietHours, from } })}
              />
              <TimeField
                label="To"
                minute={quietHours.to}
                onMinute={(to) => change({ quietHours: { ...quietHours, to } })}
              />
            </div>
          )}
        </section>
        <section>
          <h3>Writing and window</h3>
          <Choice<Settings["sendOn"]>
            label="Send a message with"
            value={settings.sendOn}
            options={[
              ["enter", "Enter"],
              ["mod-enter", isMac ? "⌘ Enter" : "Ctrl+Enter"],
            ]}
            onChoose={(sendOn) => change({ sendOn })}
          />
          <Switch
            label="Keep running in the tray when the window is closed"
            isOn={settings.closeToTray}
            onSwitch={(closeToTray) => change({ closeToTray })}
          />
        </section>
      </div>
    </Dialog>
  );
}
