import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { SettingsStore } from "../core/ports/storage.ts";
import { defaultSettings, type Settings } from "../../shared/domain/app-state.ts";
import { createKeptFile } from "./kept-file.ts";
import type { StoreClass } from "./store-file.ts";

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_439));

/** A setting that is missing, or of another Parley's making, has its default; the others are kept. */
const SettingsFile = v.object({
  theme: v.fallback(v.picklist(["system", "light", "dark"]), defaultSettings.theme),
  notifications: v.fallback(v.picklist(["all", "mentions", "nothing"]), defaultSettings.notifications),
  showPreviews: v.fallback(v.boolean(), defaultSettings.showPreviews),
  closeToTray: v.fallback(v.boolean(), defaultSettings.closeToTray),
  sendOn: v.fallback(v.picklist(["enter", "mod-enter"]), defaultSettings.sendOn),
  quietHours: v.fallback(v.nullable(v.object({ from: minuteOfDay, to: minuteOfDay })), null),
}) satisfies v.GenericSchema<unknown, Settings>;

/** `settings.json`; what is not in it is as `defaultSettings` say. */
export function createSettingsStore(of: {
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): SettingsStore {
  const file = createKeptFile({ ...of, name: "settings", schema: SettingsFile });
  return {
    read: () => file.read() ?? defaultSettings,
    write: (settings) => file.write({ ...settings }),
  };
}
