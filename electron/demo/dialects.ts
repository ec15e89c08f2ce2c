/**
 * What differs between the two servers of the 18.0 series that were observed (WIREBOOK §10).
 * A is 18.0 as of November 2024, B as of February 2026. Code asks for the fact, never for the version.
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

export type DialectName = "18.0-2" | "18.0-7";

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

export function dialectNamed(name: DialectName): Dialect {
  return name === "18.0-2" ? november2024 : february2026;
}
