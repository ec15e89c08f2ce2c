import { english, loadTexts, type LanguageName } from "../../../shared/text/languages.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import type { Log } from "../ports/log.ts";

/** The language that main speaks: in the tray, the menus, notifications and dialogs of the desktop. */
export interface SpokenTexts {
  /** The one that was asked for last. */
  language(): LanguageName;
  /** Its texts; those that were spoken before as long as they are being read, and English at first. */
  current(): Texts;
  /** Does nothing when it is spoken already. */
  speak(language: LanguageName): void;
  /** Called whenever `current` answers other texts. Returns its undo. */
  subscribe(listener: () => void): () => void;
}

export function createSpokenTexts(log: Log, load = loadTexts): SpokenTexts {
  const listeners = new Set<() => void>();
  let language: LanguageName = "en";
  let texts = english;

  async function change(to: LanguageName): Promise<void> {
    try {
      const loaded = await load(to);
      // Another one may have been asked for meanwhile.
      if (language !== to) return;
      texts = loaded;
      for (const listener of listeners) listener();
    } catch (error) {
      log("error", "language-not-loaded", { language: to, error });
    }
  }

  return {
    language: () => language,
    current: () => texts,
    speak(to) {
      if (to === language) return;
      language = to;
      void change(to);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
