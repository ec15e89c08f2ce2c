import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { SettingsStore } from "../core/ports/storage.ts";
import { readChosen } from "../../shared/settings.ts";
import { createKeptFile } from "./kept-file.ts";
import type { StoreClass } from "./store-file.ts";

/** `settings.json`: what the person has chosen, and nothing else. */
export function createSettingsStore(of: {
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): SettingsStore {
  const file = createKeptFile({ ...of, name: "settings", schema: v.record(v.string(), v.unknown()) });
  return {
    read: () => readChosen(file.read() ?? {}),
    write: (chosen) => file.write({ ...chosen }),
  };
}
