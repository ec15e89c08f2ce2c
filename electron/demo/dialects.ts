/**
 * What differs between the three servers of the 18.0 series that were observed (WIRE.md §10): November 2024,
 * April 2025 and February 2026. Code asks for the fact, never for the version.
 */
export interface Dialect {
  /** `session_info.websocket_worker_version`, and the only `version` a browser may connect with. */
  readonly version: DialectName;
  /** Age after which the daily vacuum deletes bus rows, seconds (§8). */
  readonly busRetention: number;
  readonly hasMissedNotificationsRoute: boolean;
  /** The own presence channel is subscribed without being asked for (§4.1). */
  readonly subscribesOwnPresence: boolean;
  readonly sendsPresenceStatus: boolean;
  readonly givesAvatarTokens: boolean;
  readonly givesGroupPublicId: boolean;
  readonly givesTypingTime: boolean;
  readonly givesAttachmentModel: boolean;
  /** `message_type` of a web post that names none (§6.2). */
  readonly defaultPostType: "notification" | "comment";
  /** On A a mention in a channel creates the needaction, but nobody is told (§5.2). */
  readonly sendsInboxForChannelMentions: boolean;
  readonly starringAnswersStore: boolean;
  readonly sendsSilent: boolean;
  /** Idle time before the server pings, milliseconds (§3.4). */
  readonly pingAfter: number;
}

export type DialectName = "18.0-2" | "18.0-3" | "18.0-7";

const november2024: Dialect = {
  version: "18.0-2",
  busRetention: 100,
  hasMissedNotificationsRoute: false,
  subscribesOwnPresence: false,
  sendsPresenceStatus: false,
  givesAvatarTokens: false,
  givesGroupPublicId: false,
  givesTypingTime: false,
  givesAttachmentModel: false,
  defaultPostType: "notification",
  sendsInboxForChannelMentions: false,
  starringAnswersStore: false,
  sendsSilent: false,
  pingAfter: 45_000,
};

const february2026: Dialect = {
  version: "18.0-7",
  busRetention: 24 * 3600,
  hasMissedNotificationsRoute: true,
  subscribesOwnPresence: true,
  sendsPresenceStatus: true,
  givesAvatarTokens: true,
  givesGroupPublicId: true,
  givesTypingTime: true,
  givesAttachmentModel: true,
  defaultPostType: "comment",
  sendsInboxForChannelMentions: true,
  starringAnswersStore: true,
  sendsSilent: true,
  pingAfter: 40_000,
};

/** Between the two: it has the route that tells of missed notifications, and keeps rows for 100 s all the same. */
const april2025: Dialect = {
  ...february2026,
  version: "18.0-3",
  busRetention: 100,
  subscribesOwnPresence: false,
  givesTypingTime: false,
  givesAttachmentModel: false,
  defaultPostType: "notification",
  pingAfter: 45_000,
};

const dialects: Readonly<Record<DialectName, Dialect>> = {
  "18.0-2": november2024,
  "18.0-3": april2025,
  "18.0-7": february2026,
};

export function dialectNamed(name: DialectName): Dialect {
  return dialects[name];
}
