import type { Settings } from "../../../shared/settings.ts";
import type { CommandInput } from "../../../shared/ipc/commands.ts";
import { useCommands, usePlatform, useSelector, useViewActions } from "../../state/use-parley.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Choice, Switch, TimeField } from "./fields.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import { languages } from "../../../shared/text/languages.ts";
import styles from "./SettingsDialog.module.css";

/** Ten in the evening to seven in the morning, until the person says otherwise. Minutes after midnight. */
const usualQuiet = { from: 22 * 60, to: 7 * 60 };

export function SettingsDialog() {
  const { text } = useTexts();
  const view = useViewActions();
  const invoke = useCommands();
  const settings = useSelector((app) => app.settings);
  const isMac = usePlatform() === "darwin";
  const change = (changes: CommandInput<"changeSettings">) => void invoke("changeSettings", changes);
  const { quietHours } = settings;

  return (
    <Dialog title={text("settings.title")} onClose={view.closeDialog}>
      <div className={styles.body}>
        <section>
          <h3>{text("settings.appearance")}</h3>
          <Choice<Settings["language"]>
            label={text("settings.language")}
            value={settings.language}
            options={languageOptions(text("settings.languageOfSystem"), settings.language)}
            onChoose={(language) => change({ language })}
          />
          <Choice<Settings["theme"]>
            label={text("settings.theme")}
            value={settings.theme}
            options={[
              ["system", text("settings.themeOfSystem")],
              ["light", text("settings.light")],
              ["dark", text("settings.dark")],
            ]}
            onChoose={(theme) => change({ theme })}
          />
        </section>
        <section>
          <h3>{text("settings.notifications")}</h3>
          <Choice<Settings["notifications"]>
            label={text("settings.tellMe")}
            value={settings.notifications}
            options={[
              ["all", text("settings.tellAll")],
              ["mentions", text("settings.tellMentions")],
              ["nothing", text("settings.tellNothing")],
            ]}
            onChoose={(notifications) => change({ notifications })}
          />
          <Switch
            label={text("settings.showPreviews")}
            isOn={settings.showPreviews}
            onSwitch={(showPreviews) => change({ showPreviews })}
          />
          <Switch
            label={text("settings.quietHours")}
            isOn={quietHours !== null}
            onSwitch={(isOn) => change({ quietHours: isOn ? usualQuiet : null })}
          />
          {quietHours !== null && (
            <div className={styles.hours}>
              <TimeField
                label={text("settings.quietFrom")}
                minute={quietHours.from}
                onMinute={(from) => change({ quietHours: { ...quietHours, from } })}
              />
              <TimeField
                label={text("settings.quietTo")}
                minute={quietHours.to}
                onMinute={(to) => change({ quietHours: { ...quietHours, to } })}
              />
            </div>
          )}
        </section>
        <section>
          <h3>{text("settings.writing")}</h3>
          <Choice<Settings["sendOn"]>
            label={text("settings.sendOn")}
            value={settings.sendOn}
            options={[
              ["enter", text("key.enter")],
              ["mod-enter", isMac ? `⌘ ${text("key.enter")}` : `${text("key.ctrl")}+${text("key.enter")}`],
            ]}
            onChoose={(sendOn) => change({ sendOn })}
          />
          <Switch
            label={text("settings.closeToTray")}
            isOn={settings.closeToTray}
            onSwitch={(closeToTray) => change({ closeToTray })}
          />
        </section>
      </div>
    </Dialog>
  );
}

/** Each in its own words. The one that is for those who work on Parley is there when it is spoken. */
function languageOptions(
  system: string,
  chosen: Settings["language"],
): readonly (readonly [Settings["language"], string])[] {
  const offered = ["en", "de", ...(chosen === "pseudo" ? ["pseudo" as const] : [])] as const;
  return [["system", system], ...offered.map((name) => [name, languages[name].name] as const)];
}
