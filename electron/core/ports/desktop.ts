/** What the application needs of the desktop. */
import type { MediaFile } from "./media.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import type { SystemFormats } from "../../../shared/domain/system-formats.ts";

export interface NotificationRequest {
  /** One notification a conversation: a later one replaces the earlier. */
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
  readonly title: string;
  readonly body: string;
  readonly icon: MediaFile | null;
}

export interface Notifier {
  show(request: NotificationRequest, onClick: () => void): void;
  /** Takes back what stands for a conversation, because it was read somewhere. */
  clear(workspace: WorkspaceId, channel: ChannelId): void;
}

/** The unread count on icon, tray and dock. */
export interface Badge {
  show(unread: number): void;
}

export type SystemSignal =
  | "suspend"
  | "resume"
  | "lock"
  | "unlock"
  /** The machine has a network again, or another one. */
  | "network-changed"
  | "network-lost";

export interface SystemSignals {
  subscribe(listener: (signal: SystemSignal) => void): () => void;
  /** Since the person last touched mouse or keyboard, ms. */
  idleTime(): number;
}

/** How the system writes times, and the zone that it is in: both can be changed while Parley runs. */
export interface SystemFormatsWatch {
  current(): SystemFormats;
  /** Called within seconds of a change. Returns its undo. */
  subscribe(listener: (formats: SystemFormats) => void): () => void;
}
