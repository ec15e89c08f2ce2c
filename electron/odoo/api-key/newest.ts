import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import { ok } from "../../../shared/result.ts";
import type { FromServer } from "../../core/ports/server.ts";
import type { Domain, RowReader } from "./rows.ts";
import { instant, rowId, writtenAt } from "../wire/values.ts";

/** Rows of one id and one channel each. */
const atOnce = 1_000;
const Row = v.object({
  id: rowId,
  res_id: rowId,
  write_date: v.fallback(v.nullable(v.pipe(writtenAt, instant)), null),
});

export interface Newest {
  /** One for each channel that has any message. */
  readonly ids: readonly number[];
  /** When the latest of all that were looked at was written, by the server's clock. */
  readonly writtenAt: Instant | null;
}

/**
 * The ids of the newest messages. Odoo checks the rights of every message that a
 * domain finds, so the newest of all are asked for, and then those of the channels that had none among them.
 */
export async function newestMessages(rows: RowReader, channels: readonly number[]): FromServer<Newest> {
  const newest = new Map<number, number>();
  let latest: Instant | null = null;
  // Each round settles one channel at least, or is the last.
  for (let rest = channels; rest.length > 0; rest = rest.filter((channel) => !newest.has(channel))) {
    const domain: Domain = [
      ["model", "=", ourModels.channel],
      ["res_id", "in", rest],
      ["message_type", "!=", "user_notification"],
    ];
    const slice = { limit: atOnce, order: "id desc" };
    const answer = await rows.read({
      model: "mail.message",
      domain,
      fields: ["res_id", "write_date"],
      row: Row,
      ...slice,
    });
    if (!answer.ok) return answer;
    for (const { id, res_id: channel, write_date: at } of answer.value) {
      if (!newest.has(channel)) newest.set(channel, id);
      if (at !== null) latest = Math.max(at, latest ?? at);
    }
    if (answer.value.length < atOnce) break;
    // Of conversations that nobody asked about: the same question would bring the same answer.
    if (!rest.some((channel) => newest.has(channel))) break;
  }
  return ok({ ids: [...newest.values()], writtenAt: latest });
}
