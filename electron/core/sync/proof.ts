import type { Message } from "../../../shared/domain/messages/types.ts";
import type { MessageId } from "../../../shared/ids.ts";
import type { Changes, ChangesQuery, MessageVersion } from "../ports/server.ts";
import { compare, secondOf } from "./compare-versions.ts";

/**
 * [GAP5] A shown message is proven by a version that says that it bears no reaction, when nothing else of it can have
 * changed that a version does not tell: then no page has to be asked for. What is not in the answer bears reactions or
 * was deleted for good; what the bus touched meanwhile may be older or newer than the answer. Neither is proven.
 *
 * @param held as it is before anything of the answer is applied
 */
export function proven(
  { shown, since }: Pick<ChangesQuery, "shown" | "since">,
  { versions }: Pick<Changes, "versions">,
  held: (id: MessageId) => Message | null,
  touched: ReadonlySet<MessageId>,
): ReadonlySet<MessageId> {
  const told = new Map(versions.map((version) => [version.id, version]));
  const asked = new Set(shown);
  const sure = new Set<MessageId>();
  // What answers another comes after it.
  for (const id of [...asked].toSorted((a, b) => a - b)) {
    const [message, version] = [held(id), told.get(id)];
    if (!message || !version?.isWithoutReactions || touched.has(id)) continue;
    if (isToldBy(message, version) && isQuoteRight(message, version)) sure.add(id);
  }
  return sure;

  /** The server tells nobody when it clears away what an answer quotes, nor that the quote reads otherwise now. */
  function isQuoteRight({ replyTo }: Message, version: MessageVersion): boolean {
    if (replyTo === null) return true;
    if (replyTo.id !== version.replyTo) return false;
    if (asked.has(replyTo.id) && !sure.has(replyTo.id)) return false;
    const [message, quoted] = [held(replyTo.id), told.get(replyTo.id)];
    if (!quoted) return true;
    if (!message) return quoted.writtenAt < since;
    const verdict = compare(message, quoted);
    return verdict.type === "same" || (verdict.type === "changed" && verdict.changes.body === undefined);
  }
}

/** What we posted is held as we know of it, our own clock's time with it, until the server's version comes. */
function isToldBy(message: Message, version: MessageVersion): boolean {
  const { type } = compare(message, version);
  return (type === "same" || type === "changed") && secondOf(message.sentAt) === secondOf(version.sentAt);
}
