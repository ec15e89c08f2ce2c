import * as v from "valibot";
import type { StorageFault } from "../core/ports/storage.ts";
import type { Result } from "../../shared/result.ts";
import { createKeptFile, type KeptFileParts } from "./kept-file.ts";

const SecretFile = v.record(v.string(), v.pipe(v.string(), v.base64()));

/** Secrets as the desktop sealed them; this knows nothing of their insides. */
export interface SecretFile {
  read(name: string): Buffer | null;
  write(name: string, sealed: Buffer): Result<void, StorageFault>;
  /** Gone from the disk when this returns ok. */
  remove(name: string): Result<void, StorageFault>;
}

/** `secrets.json`, each secret in base64 under its name. Losing it costs signing in again. */
export function createSecretFile(of: KeptFileParts): SecretFile {
  const file = createKeptFile({ ...of, name: "secrets", schema: SecretFile });
  const all = (): ReadonlyMap<string, string> => new Map(Object.entries(file.read() ?? {}));
  return {
    read(name) {
      const sealed = all().get(name);
      return sealed === undefined ? null : Buffer.from(sealed, "base64");
    },
    write: (name, sealed) => file.write(Object.fromEntries([...all(), [name, sealed.toString("base64")]])),
    remove(name) {
      const rest = [...all()].filter(([each]) => each !== name);
      return rest.length === 0 ? file.remove() : file.write(Object.fromEntries(rest));
    },
  };
}
