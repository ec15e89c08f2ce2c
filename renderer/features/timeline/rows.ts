import type { Aside } from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { OutboxEntry } from "../../../shared/domain/outbox/types.ts";
import type { MessageId } from "../../../shared/ids.ts";
import type { Calendar } from "../../ui/time.ts";

/** What stands in the log, from the oldest down. `key` stays with a message from its echo to its end. */
export type Row =
  | { readonly type: "day"; readonly key: string; readonly at: number }
  | { readonly type: "new"; readonly key: string }
  | { readonly type: "system"; readonly key: string; readonly message: Message }
  /** `isContinued`: by the author of the row above and soon after it, so the name need not stand there again. */
  | { readonly type: "message"; readonly key: string; readonly message: Message; readonly isContinued: boolean }
  | { readonly type: "aside"; readonly key: string; readonly aside: Aside }
  | { readonly type: "echo"; readonly key: string; readonly entry: OutboxEntry; readonly isContinued: boolean };

/** Messages of one author within this time stand as one group, ms. */
const groupedWithin = 5 * 60_000;
const twoDays = 2 * 86_400_000;

export interface RowsInput {
  readonly messages: readonly Message[];
  /** Echoes of what is written here and not yet on the server; they follow the newest message. */
  readonly echoes: readonly OutboxEntry[];
  /** The first message that was new when the person came; null for no line. */
  readonly newFrom: MessageId | null;
  /** What the server has said to this person alone; absent for nothing. */
  readonly aside?: Aside | null;
  /** By which days are told apart. */
  readonly days: Calendar;
}

export function rowsOf({ messages, echoes, newFrom, aside = null, days }: RowsInput): readonly Row[] {
  const rows: Row[] = [];
  let isNewShown = newFrom === null;
  let above: Message | null = null;
  let dayEnds = -Infinity;
  let isAsideShown = aside === null;
  const pushAside = (): void => {
    if (aside === null || isAsideShown) return;
    rows.push({ type: "aside", key: `aside ${aside.number}`, aside });
    isAsideShown = true;
    above = null;
  };
  for (const message of messages) {
    if (aside !== null && message.id > (aside.below ?? 0)) pushAside();
    // Clocks that differ a little make no days; one message of the year 9999 must not date all that follow.
    let isSeparated = message.sentAt >= dayEnds || message.sentAt < dayEnds - twoDays;
    if (isSeparated) dayEnds = pushDay(rows, message.sentAt, days);
    if (!isNewShown && newFrom !== null && message.id >= newFrom) {
      rows.push({ type: "new", key: "new" });
      isNewShown = true;
      isSeparated = true;
    }
    const key = rowKey(message);
    if (message.kind === "system") rows.push({ type: "system", key, message });
    else {
      const isContinued = !isSeparated && continues(above, message);
      rows.push({ type: "message", key, message, isContinued });
    }
    above = message.kind === "system" ? null : message;
  }
  pushAside();
  pushEchoes(rows, echoes, dayEnds, days);
  return rows;
}

/** Stays with a message from its echo to its end. */
export function rowKey({ clientId, id }: Message): string {
  return clientId ?? String(id);
}

function continues(above: Message | null, message: Message): boolean {
  return (
    above !== null &&
    above.author === message.author &&
    above.authorName === message.authorName &&
    message.replyTo === null &&
    message.sentAt - above.sentAt < groupedWithin
  );
}

/** An echo always names its author: what is not yet said stands apart from what is. The next echoes follow it. */
function pushEchoes(rows: Row[], echoes: readonly OutboxEntry[], lastDayEnds: number, days: Calendar): void {
  let dayEnds = lastDayEnds;
  let isFirst = true;
  for (const entry of echoes) {
    const isSeparated = entry.queuedAt >= dayEnds;
    if (isSeparated) dayEnds = pushDay(rows, entry.queuedAt, days);
    const isContinued = !isFirst && !isSeparated && entry.replyTo === null;
    rows.push({ type: "echo", key: entry.clientId, entry, isContinued });
    isFirst = false;
  }
}

/** Answers when that day ends: a date is worked out once a day, not once a message. */
function pushDay(rows: Row[], at: number, { dayNumber, nextMidnight }: Calendar): number {
  const key = `day ${dayNumber(at)}`;
  const isAgain = rows.some((row) => row.type === "day" && row.key === key);
  rows.push({ type: "day", key: isAgain ? `${key} ${rows.length}` : key, at });
  return nextMidnight(at);
}
