import {
  isLocked,
  readChosen,
  resolveSettings,
  type ChosenSettings,
  type ResolvedSettings,
} from "../../../shared/settings.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { SettingsStore, StorageFault } from "../ports/storage.ts";

export interface AppSettings {
  current(): ResolvedSettings;
  /**
   * What the person chooses holds at once, on disk or not; what is set from outside stays as it is.
   * @returns whether the disk has it.
   */
  choose(changes: ChosenSettings): Result<void, StorageFault>;
}

/** The settings of this machine: policy over environment over the person's own choice over what Parley begins with. */
export function createAppSettings(of: {
  readonly store: SettingsStore;
  readonly policy: ChosenSettings;
  readonly environment: ChosenSettings;
}): AppSettings {
  const { store, policy, environment } = of;
  let user = store.read();
  const current = (): ResolvedSettings => resolveSettings({ policy, environment, user });
  return {
    current,
    choose(changes) {
      const { origins } = current();
      const allowed = Object.entries(changes).filter(([name]) => !isLocked(origins[name] ?? "default"));
      if (allowed.length === 0) return ok();
      user = readChosen({ ...user, ...Object.fromEntries(allowed) });
      return store.write(user);
    },
  };
}
