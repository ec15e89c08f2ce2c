import type { Instant } from "./instant.ts";
import type { WorkspaceState } from "./workspace.ts";
import type { DiscussEvent } from "./events.ts";
import type { ChannelId, WorkspaceId } from "../ids.ts";

/** Choices of the person that hold for all workspaces on this machine. */
export interface Settings {
  readonly theme: "system" | "light" | "dark";
  readonly notifications: "all" | "mentions" | "nothing";
  /** The text of a message may stand in a notification; otherwise only who wrote. */
  readonly showPreviews: boolean;
  readonly closeToTray: boolean;
  readonly sendOn: "enter" | "mod-enter";
  /** No notifications between these minutes after local midnight; null for never. May span midnight. */
  readonly quietHours: { readonly from: number; readonly to: number } | null;
}

export const defaultSettings: Settings = {
  theme: "system",
  notifications: "all",
  showPreviews: true,
  closeToTray: true,
  sendOn: "enter",
  quietHours: null,
};

/** Something the person has to know and may dismiss: said once, in a sentence that says what to do. */
export interface Notice {
  readonly id: string;
  readonly severity: "info" | "warning";
  readonly text: string;
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
  readonly notices: readonly Notice[];
  readonly preset: SignInPreset;
}

export type AppEvent =
  | { readonly type: "workspace-event"; readonly workspace: WorkspaceId; readonly event: DiscussEvent }
  | { readonly type: "workspace-opened"; readonly state: WorkspaceState }
  | { readonly type: "workspace-closed"; readonly workspace: WorkspaceId }
  | { readonly type: "settings-changed"; readonly settings: Settings }
  | { readonly type: "notice-raised"; readonly notice: Notice }
  | { readonly type: "notice-dismissed"; readonly id: string }
  /** A notification was clicked, or a link opened: the window goes there. Changes no state. */
  | { readonly type: "conversation-requested"; readonly workspace: WorkspaceId; readonly channel: ChannelId }
  /** A conversation's own window has gone with these words in its composer. Changes no state. */
  | {
      readonly type: "draft-left";
      readonly workspace: WorkspaceId;
      readonly channel: ChannelId;
      readonly text: string;
    };
