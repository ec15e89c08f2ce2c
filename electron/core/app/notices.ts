import type { AppEvent, Notice } from "../../../shared/domain/app-state.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import { storageText } from "../workspace/failure-texts.ts";
import type { Clock, NewId } from "../ports/clock.ts";
import type { StorageFault } from "../ports/storage.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** What the person has to know, in words that say what to do. */
export interface Notices {
  /** Said once in a run. */
  noKeyring(): void;
  outboxDamaged(profile: Profile, setAside: readonly string[]): void;
  /** What says which account a workspace is of could not be read, and is kept at that path. */
  workspaceDamaged(setAside: string): void;
  archiveRebuilt(profile: Profile): void;
  settingsNotSaved(fault: StorageFault): void;
  /** What was set from outside cannot be followed. */
  presetIgnored(problem: CodedText): void;
}

export function createNotices(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publish: (event: AppEvent) => void;
}): Notices {
  const { clock, newId, publish } = ports;
  let isKeyringSaid = false;

  function raise(severity: Notice["severity"], text: CodedText): void {
    publish({ type: "notice-raised", notice: { id: newId(), severity, text, at: clock.now() } });
  }

  return {
    noKeyring() {
      if (isKeyringSaid) return;
      isKeyringSaid = true;
      raise("info", coded("notice.no-keyring"));
    },
    outboxDamaged({ name: workspace }, setAside) {
      const parameters = { count: setAside.length, workspace, paths: setAside.join(", ") };
      raise("warning", coded("notice.outbox-damaged", parameters));
    },
    workspaceDamaged(path) {
      raise("warning", coded("notice.workspace-damaged", { path }));
    },
    archiveRebuilt({ name: workspace }) {
      raise("info", coded("notice.archive-rebuilt", { workspace }));
    },
    settingsNotSaved(fault) {
      raise("warning", coded("notice.settings-not-saved", { problem: storageText(fault) }));
    },
    presetIgnored: (problem) => raise("warning", problem),
  };
}
