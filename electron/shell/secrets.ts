import { safeStorage } from "electron";
import type { Result } from "../../shared/result.ts";
import type { Log, SecretStore, StorageFault } from "../core/ports.ts";

/** Keeps what was sealed. It reports its own faults: a secret that it could not keep lives as long as the program. */
export interface SealedSecrets {
  read(name: string): Buffer | null;
  write(name: string, sealed: Buffer): Result<void, StorageFault>;
  remove(name: string): Result<void, StorageFault>;
}

/**
 * Secrets sealed by the desktop's keyring. On a Linux desktop without one, Chromium would seal with a key that everybody
 * knows (`basic_text`): then nothing is written, and secrets live as long as the program.
 */
export async function createSecretStore(file: SealedSecrets, log: Log): Promise<SecretStore> {
  const vault = (await hasKeyring()) ? vaultOn() : null;
  if (!vault) {
    log("warn", "no-keyring");
    return inMemory();
  }
  return {
    isDurable: true,
    async read(name) {
      const sealed = file.read(name);
      if (sealed === null) return null;
      try {
        return await vault.unseal(sealed);
      } catch (error) {
        // The keyring was replaced or reset: the person signs in once more.
        log("warn", "secret-unreadable", { error });
        return null;
      }
    },
    write: async (name, secret) => void file.write(name, await vault.seal(secret)),
    remove: async (name) => void file.remove(name),
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

function inMemory(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    isDurable: false,
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}
