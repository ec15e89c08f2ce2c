import type { LanguageName } from "../../../shared/text/languages.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import type { AppSettings } from "./settings.ts";
import type { Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import type { CommandOutput } from "../../../shared/ipc/commands.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import type { PictureFault } from "../../../shared/pictures/limits.ts";
import type { Result } from "../../../shared/result.ts";
import type { DraftStore } from "../ports/drafts.ts";
import type { OutboxFiles } from "../ports/files.ts";
import type { Archive } from "../ports/archive.ts";
import type { Badge, Notifier, SystemFormatsWatch, SystemSignals } from "../ports/desktop.ts";
import type { Clock, NewId, Random } from "../ports/clock.ts";
import type {
  Downloads,
  LastShownStore,
  OutboxStore,
  SecretStore,
  StoredWorkspace,
  WorkspaceRegistry,
} from "../ports/storage.ts";
import type { Log } from "../ports/log.ts";
import type { Presets } from "./presets.ts";
import type { GateState } from "../ports/governor-state.ts";
import type { FetchRemotePicture } from "./remote-pictures.ts";
import type { WebsocketPathMemory } from "../ports/bus.ts";
import type { WorkspaceServer } from "../ports/server.ts";
import type { AppWindows } from "../windows/app-windows.ts";

export interface SignedIn {
  readonly profile: Profile;
  readonly uid: number;
  /** What opens it, by `profile.access`: the `cookie` header of the session, or the API key. */
  readonly secret: string;
}

export interface KeySignInInput {
  /** As typed. */
  readonly address: string;
  /** Null: the only one there is. */
  readonly database: string | null;
  readonly login: string;
  readonly key: string;
  /** Origins without encryption to which the key may be sent all the same. */
  readonly plainHttp: readonly string[];
}

export interface SignInInput {
  /** As typed. */
  readonly address: string;
  /** Null: the only one there is. */
  readonly database: string | null;
  readonly login: string;
  readonly password: string;
  /** Origins without encryption to which the password may be sent all the same. */
  readonly plainHttp: readonly string[];
}

/** What opens a workspace without a session. `secret`: the API key; null when the keyring does not give it out. */
export interface TargetKey {
  readonly login: string;
  readonly uid: number;
  readonly secret: string | null;
}

/** Whom the connection doctor examines. `cookie` is a secret; without it and a key it examines as a stranger. */
export interface DiagnosisTarget {
  readonly address: string;
  readonly database: string | null;
  readonly cookie: string | null;
  readonly key: TargetKey | null;
  /** How the workspace's requests fare; null for an address. */
  readonly gate: GateState | null;
}

/** What one workspace has on disk. */
export interface WorkspaceStores {
  readonly outboxStore: OutboxStore;
  readonly outboxFiles: OutboxFiles;
  readonly draftStore: DraftStore;
  readonly archive: Archive;
}

/** All that the workspaces of a person are built with. */
export interface WorkspacesPorts {
  readonly presets: Omit<Presets, "timeout">;
  readonly registry: WorkspaceRegistry;
  readonly settings: AppSettings;
  /** The first language of the desktop that Parley speaks. */
  readonly systemLanguage: LanguageName;
  readonly systemFormats: SystemFormatsWatch;
  /** What is said outside of windows is worded by these, at the moment. */
  readonly texts: () => Texts;
  readonly secrets: SecretStore;
  /** What a workspace has on disk. `onRebuilt`: the archive was damaged, is empty now, and the old one kept there. */
  readonly openStores: (stored: StoredWorkspace, onRebuilt: (setAside: string) => void) => WorkspaceStores;
  readonly windows: AppWindows;
  readonly lastShown: LastShownStore;
  /** The desktop's own dialog, over that window; no paths when the person thinks better of it. */
  readonly chooseFiles: (window: number) => Promise<readonly string[]>;
  /** Makes no request by itself. `secret`: as in `SignedIn`. `onRenewed`: the server gave the session another cookie. */
  readonly openServer: (
    stored: StoredWorkspace,
    secret: string,
    onRenewed: (secret: string) => void,
    websocketPath: WebsocketPathMemory,
  ) => WorkspaceServer;
  readonly signIn: (input: SignInInput) => Promise<Result<SignedIn, SignInProblem>>;
  readonly signInWithKey: (input: KeySignInInput) => Promise<Result<SignedIn, SignInProblem>>;
  readonly findDatabases: (address: string, access: Profile["access"]) => Promise<CommandOutput["findDatabases"]>;
  readonly diagnose: (target: DiagnosisTarget) => Promise<Diagnosis>;
  /** Starts a demo server in this process and signs in to it; `stop` ends it. */
  readonly startDemo: () => Promise<Result<SignedIn & { readonly stop: () => void }, SignInProblem>>;
  /** Every trace of it on disk, after its stores were closed. */
  readonly removeWorkspaceData: (id: WorkspaceId) => void;
  readonly fetchRemotePicture: FetchRemotePicture;
  /** Why the picture at one of our media addresses was not shown; null when it was, or never was asked for. */
  readonly pictureFault: (url: string) => PictureFault | null;
  /** The page of that window begins anew, with everything in it. */
  readonly startUsually: (window: number) => void;
  readonly notifier: Notifier;
  readonly badge: Badge;
  readonly downloads: Downloads;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly log: Log;
  readonly signals: SystemSignals;
  /** Minutes since local midnight. */
  readonly minuteOfDay: () => number;
  readonly openExternal: (url: string) => void;
}
