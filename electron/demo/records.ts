/** The records of the demo's database. Times are Odoo's strings, empty is `false` (WIRE.md §5.1). */

export type PresenceStatus = "online" | "away" | "offline";

export interface Partner {
  readonly id: number;
  name: string;
  email: string;
  readonly active: boolean;
  /** Job title, shown by the living office only. */
  readonly role: string;
  readonly isBot: boolean;
  writeDate: string;
  /** Null: Odoo draws the initials, as an SVG. */
  picture: Picture | null;
  account: Account | null;
}

export interface Picture {
  readonly mimetype: string;
  readonly content: Uint8Array;
}

export interface Settings {
  readonly id: number;
  values: Record<string, unknown>;
  muteUntil: string | false;
}

export interface Account {
  readonly id: number;
  readonly login: string;
  password: string;
  readonly partner: Partner;
  readonly isAdmin: boolean;
  readonly hasTotp: boolean;
  active: boolean;
  notificationType: "inbox" | "email";
  /** Their ids, by key. */
  readonly apiKeys: Map<string, number>;
  /** Has said the password again, as making an API key asks for. */
  hasProvenIdentity: boolean;
  readonly settings: Settings;
  presence: { status: PresenceStatus; lastPoll: number } | null;
}

export interface Member {
  readonly id: number;
  readonly channel: Channel;
  readonly partner: Partner;
  readonly createDate: string;
  lastInterest: string;
  lastSeen: string | false;
  fetchedId: number | false;
  seenId: number | false;
  /** First message not yet read (WIRE.md §5.2 unread count). */
  separator: number;
  pinned: boolean;
  fold: "open" | "folded" | "closed";
  muteUntil: string | false;
  customName: string | false;
  customNotifications: string | false;
}

export interface Channel {
  readonly id: number;
  readonly type: "channel" | "group" | "chat";
  name: string;
  description: string | false;
  readonly createUid: number;
  readonly createDate: string;
  readonly uuid: string;
  /** Only internal users may read it; otherwise open to all (channels) or to members (groups, chats). */
  readonly internalOnly: boolean;
  lastInterest: string | false;
  avatarVersion: number;
  readonly members: Map<number, Member>;
  /** Ascending by id. */
  messages: Message[];
}

export interface Reaction {
  readonly content: string;
  sequence: number;
  partners: Partner[];
}

/** A needaction: `mail.notification`. */
export interface Notice {
  readonly id: number;
  readonly partner: Partner;
  readonly byEmail: boolean;
  read: boolean;
}

export interface Attachment {
  readonly id: number;
  readonly name: string;
  readonly mimetype: string;
  readonly content: Uint8Array;
  readonly checksum: string;
  readonly createDate: string;
  readonly voice: boolean;
  /** Whoever has it may read the file; null: only who may read its record. */
  readonly accessToken: string | null;
  resModel: string;
  resId: number;
}

export interface Message {
  readonly id: number;
  readonly channel: Channel;
  readonly author: Partner;
  body: string;
  readonly type: string;
  readonly isNote: boolean;
  readonly date: string;
  writeDate: string;
  /** The RFC Message-ID: stored as given, searchable, not unique (WIRE.md §7). */
  readonly messageId: string;
  readonly parent: Message | null;
  /** Bus id when it was written, so that a restored database knows what it forgets. */
  readonly busId: number;
  attachments: Attachment[];
  reactions: Reaction[];
  notices: Notice[];
  recipients: Partner[];
  starredBy: Account[];
  pinnedAt: string | false;
}
