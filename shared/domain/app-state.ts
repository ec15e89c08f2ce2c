import type { SettingOrigins, Settings } from "../settings.ts";
import type { LanguageName } from "../text/languages.ts";
import type { Instant } from "./instant.ts";
import type { WorkspaceState } from "./workspace.ts";
import type { DiscussEvent } from "./events.ts";
import type { WorkspaceId } from "../ids.ts";
import type { CodedText } from "../text/catalogue.ts";
import type { SystemFormats } from "./system-formats.ts";

/** Something the person has to know and may dismiss: said once, in words that say what to do. */
export interface Notice {
  readonly id: string;
  readonly severity: "info" | "warning";
  readonly text: CodedText;
  readonly at: Instant;
}

/** What the sign-in screen begins with; empty where nothing is preset. */
export interface SignInPreset {
  readonly address: string;
  readonly database: string;
  readonly login: string;
}

/** What every window shows; `conversation` etc. that a window looks at are its own. */
export interface AppState {
  /** In the order of the rail. */
  readonly workspaces: readonly WorkspaceState[];
  readonly settings: Settings;
  readonly settingOrigins: SettingOrigins;
  /** The first language of the desktop that Parley speaks. */
  readonly systemLanguage: LanguageName;
  readonly systemFormats: SystemFormats;
  readonly notices: readonly Notice[];
  readonly preset: SignInPreset;
}

export type AppEvent =
  | { readonly type: "workspace-event"; readonly workspace: WorkspaceId; readonly event: DiscussEvent }
  | { readonly type: "workspace-opened"; readonly state: WorkspaceState }
  | { readonly type: "workspace-closed"; readonly workspace: WorkspaceId }
  | { readonly type: "settings-changed"; readonly settings: Settings; readonly origins: SettingOrigins }
  | { readonly type: "system-formats-changed"; readonly formats: SystemFormats }
  | { readonly type: "notice-raised"; readonly notice: Notice }
  | { readonly type: "notice-dismissed"; readonly id: string };
