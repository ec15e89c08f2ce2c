import { safeStorage } from "electron";
import type { Result } from "../../shared/result.ts";
import type { Log } from "../core/ports/log.ts";
import type { SecretStore, StorageFault } from "../core/ports/storage.ts";

/** Keeps what was sealed. It reports its own faults: a secret that it could not keep lives as long as the program. */
export interface SealedSecrets {
  read(name: string): Buffer | null;
  write(name: string, sealed: Buffer): Result<void, StorageFault>;
  remove(name: string): Result<void, StorageFault>;
}

/**
 * Secrets sealed by the desktop's keyring. On a Linux desktop without one, Chromium would seal with a key that everybody
 * knows (`basic_text`): then nothing is written, and secrets live as long as the program. The keyring is asked
 * `when` the first list stands there, because Electron waits for its answer in the thread of the windows; until it has
 * answered, which is long before anybody has typed a password, it counts as there.
 */
export function createSecretStore(file: SealedSecrets, log: Log, when: Promise<void>): SecretStore {
  const inMemory = new Map<string, string>();
  let isDurable = true;
  const vault = askKeyring();

  async function askKeyring(): Promise<Vault | null> {
    await when;
    isDurable = await hasKeyring();
    if (!isDurable) log("warn", "no-keyring");
    return isDurable ? vaultOn() : null;
  }

  return {
    get isDurable() {
      return isDurable;
    },
    async read(name) {
      const keyring = await vault;
      if (!keyring) return inMemory.get(name) ?? null;
      const sealed = file.read(name);
      try {
        return sealed && (await keyring.unseal(sealed));
      } catch (error) {
        // The keyring was replaced or reset: the person signs in once more.
        log("warn", "secret-unreadable", { error });
        return null;
      }
    },
    async write(name, secret) {
      const keyring = await vault;
      if (keyring) file.write(name, await keyring.seal(secret));
      else inMemory.set(name, secret);
    },
    async remove(name) {
      inMemory.delete(name);
      file.remove(name);
    },
  };
}

interface Vault {
  seal(secret: string): Promise<Buffer>;
  unseal(sealed: Buffer): Promise<string>;
}

/** Electron 45 has asynchronous calls and warns of the others; Electron 33 has only those. */
const hasAsyncCalls = (): boolean => typeof safeStorage.encryptStringAsync === "function";

function vaultOn(): Vault {
  return hasAsyncCalls()
    ? {
        seal: (secret) => safeStorage.encryptStringAsync(secret),
        unseal: async (sealed) => (await safeStorage.decryptStringAsync(sealed)).result,
      }
    : {
        seal: async (secret) => safeStorage.encryptString(secret),
        unseal: async (sealed) => safeStorage.decryptString(sealed),
      };
}

async function hasKeyring(): Promise<boolean> {
  const isAvailable = hasAsyncCalls()
    ? await safeStorage.isAsyncEncryptionAvailable()
    : safeStorage.isEncryptionAvailable();
  if (!isAvailable || process.platform !== "linux") return isAvailable;
  return !["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend());
}
