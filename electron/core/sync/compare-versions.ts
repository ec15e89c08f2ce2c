import type { Message, MessageChanges } from "../../../shared/domain/messages/types.ts";
import type { MessageVersion } from "../ports/server.ts";

/** What a version that the server has means to the message that is held. */
export type Verdict =
  | { readonly type: "same" }
  | { readonly type: "changed"; readonly changes: MessageChanges }
  /** It has files whose names are not known here: its page has to be asked for. */
  | { readonly type: "unclear" }
  /** The id belongs to another message: the database was put back, and has gone on from there. */
  | { readonly type: "another" };

export function compare(held: Message, version: MessageVersion): Verdict {
  // What we posted bears our own clock's time until the server's version comes.
  const isDated = held.clientId === null;
  if (isDated && secondOf(held.sentAt) !== secondOf(version.sentAt)) return { type: "another" };
  if (version.attachments.some((id) => held.attachments.every((known) => known.id !== id))) return { type: "unclear" };
  const changes = changesIn(held, version);
  return Object.keys(changes).length === 0 ? { type: "same" } : { type: "changed", changes };
}

function changesIn(held: Message, version: MessageVersion): MessageChanges {
  const { body, text, isEdited, isStarred, pinnedAt, mentions } = version;
  const isDeleted = held.kind === "comment" && version.isEmpty && version.attachments.length === 0;
  return {
    ...(body === held.body && isDeleted === held.isDeleted ? {} : { body, text, isEdited, isDeleted }),
    ...(version.attachments.length === held.attachments.length
      ? {}
      : { attachments: held.attachments.filter(({ id }) => version.attachments.includes(id)) }),
    ...(isStarred === held.isStarred ? {} : { isStarred }),
    ...(pinnedAt === held.pinnedAt ? {} : { pinnedAt }),
    ...(mentions.length === held.mentions.length && mentions.every((who) => held.mentions.includes(who))
      ? {}
      : { mentions }),
  };
}

/** The server tells whole seconds. */
export function secondOf(at: number): number {
  return Math.floor(at / 1_000);
}
