import type { Abilities } from "./abilities.ts";
import type { ConnectionStatus } from "./connection/types.ts";
import type { Aside, Conversations } from "./conversations/types.ts";
import type { KeptDraft } from "./drafts/types.ts";
import type { OutboxEntry } from "./outbox/types.ts";
import type { People } from "./people/types.ts";
import type { Timeline } from "./timelines/types.ts";
import type { WorkspaceCursor } from "./workspace-cursor.ts";
import type { ChannelId, PersonaKey, WorkspaceId } from "../ids.ts";

export interface Profile {
  readonly kind: "odoo" | "demo";
  /** What opens it: the session of a password, or an API key, which opens none and can do less. */
  readonly access: "session" | "api-key";
  /** What the workspace is called: the company's or the host's name. */
  readonly name: string;
  /** Origin of the server, no path: `https://odoo.example.com`. */
  readonly server: string;
  readonly database: string;
  readonly login: string;
  readonly self: PersonaKey;
}

export interface WorkspaceState {
  readonly id: WorkspaceId;
  readonly profile: Profile;
  readonly abilities: Abilities;
  readonly connection: ConnectionStatus;
  readonly conversations: Conversations;
  readonly people: People;
  /** Up to where conversations and people are here, beside those that were wanted first; null: all are. */
  readonly cursor: WorkspaceCursor | null;
  /** Who is writing now, self never among them. */
  readonly typing: Readonly<Record<ChannelId, readonly PersonaKey[]>>;
  /** In the order written. */
  readonly outbox: readonly OutboxEntry[];
  /** What stands in the composers, in whatever window. */
  readonly drafts: Readonly<Record<ChannelId, KeptDraft>>;
  readonly timelines: Readonly<Record<ChannelId, Timeline>>;
  /** What the server has said to this person alone, the last of it in each conversation. Gone with the next start. */
  readonly asides: Readonly<Record<ChannelId, Aside>>;
}
