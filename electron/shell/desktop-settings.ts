import { app } from "electron";
import type { Settings } from "../../shared/settings.ts";
import { languageOf, spokenLanguage, type LanguageName } from "../../shared/text/languages.ts";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";
import { applyTheme } from "./theme.ts";

/** What the desktop's side of Parley does by the settings. */
export interface DesktopSettings {
  /** As they are now. */
  apply(settings: Settings): void;
  closesToTray(): boolean;
}

export function createDesktopSettings(first: Settings, texts: SpokenTexts): DesktopSettings {
  let settings = first;
  function apply(now: Settings): void {
    settings = now;
    applyTheme(now.theme);
    texts.speak(spokenLanguage(now.language, systemLanguage()));
  }
  apply(first);
  return { apply, closesToTray: () => settings.closeToTray };
}

/** The first language of the desktop that Parley speaks. */
export function systemLanguage(): LanguageName {
  return languageOf(app.getPreferredSystemLanguages());
}
