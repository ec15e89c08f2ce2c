import type { AppEvent, Notice } from "../../../shared/domain/app-state.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import { storageSentence } from "../workspace/failure-sentences.ts";
import type { Clock, NewId } from "../ports/clock.ts";
import type { StorageFault } from "../ports/storage.ts";

/** What the person has to know, in a sentence that says what to do. */
export interface Notices {
  /** Said once in a run. */
  noKeyring(): void;
  outboxDamaged(profile: Profile, setAside: readonly string[]): void;
  /** What says which account a workspace is of could not be read, and is kept at that path. */
  workspaceDamaged(setAside: string): void;
  archiveRebuilt(profile: Profile): void;
  settingsNotSaved(fault: StorageFault): void;
  /** What was set from outside cannot be followed; `problem` as a sentence. */
  presetIgnored(problem: string): void;
}

export function createNotices(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publish: (event: AppEvent) => void;
}): Notices {
  const { clock, newId, publish } = ports;
  let isKeyringSaid = false;

  function raise(severity: Notice["severity"], text: string): void {
    publish({ type: "notice-raised", notice: { id: newId(), severity, text, at: clock.now() } });
  }

  return {
    noKeyring() {
      if (isKeyringSaid) return;
      isKeyringSaid = true;
      raise(
        "info",
        "This desktop has no keyring to keep your sign-in safe, so Parley only remembers it until it is closed. " +
          "Install a keyring such as GNOME Keyring or KWallet to stay signed in.",
      );
    },
    outboxDamaged(profile, setAside) {
      const what = setAside.length === 1 ? "A message" : `${setAside.length} messages`;
      raise(
        "warning",
        `${what} waiting to be sent in ${profile.name} could not be read from the disk. ` +
          `What is left of it was kept in: ${setAside.join(", ")}`,
      );
    },
    workspaceDamaged(setAside) {
      raise(
        "warning",
        "One of your workspaces could not be read from the disk, so it is not in the list. Add it again to go on with it. " +
          `What is left of it was kept in: ${setAside}`,
      );
    },
    archiveRebuilt(profile) {
      raise(
        "info",
        `The local copy of ${profile.name} was damaged and is being fetched from the server again. Nothing is lost.`,
      );
    },
    settingsNotSaved(fault) {
      raise("warning", `Your settings hold until Parley is closed. ${storageSentence(fault)}`);
    },
    presetIgnored: (problem) => raise("warning", problem),
  };
}
