import * as v from "valibot";
import type { SettingsStore } from "../core/ports/storage.ts";
import { readChosen } from "../../shared/settings.ts";
import { createKeptFile, type KeptFileParts } from "./kept-file.ts";

/** `settings.json`: what the person has chosen, and nothing else. */
export function createSettingsStore(of: KeptFileParts): SettingsStore {
  const file = createKeptFile({ ...of, name: "settings", schema: v.record(v.string(), v.unknown()) });
  return {
    read: () => readChosen(file.read() ?? {}),
    write: (chosen) => file.write({ ...chosen }),
  };
}
