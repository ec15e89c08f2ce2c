import * as v from "valibot";
import { ok } from "../../shared/result.ts";
import type { FromServer } from "../core/server-ports.ts";
import type { Domain, RowReader } from "./rpc-rows.ts";

/** Rows of one id and one channel each. */
const atOnce = 1_000;
const Row = v.object({ id: v.number(), res_id: v.number() });

/**
 * The ids of the newest messages, one for each channel that has any. Odoo checks the rights of every message that a
 * domain finds, so the newest of all are asked for, and then those of the channels that had none among them.
 */
export async function newestMessages(rows: RowReader, channels: readonly number[]): FromServer<readonly number[]> {
  const newest = new Map<number, number>();
  // Each round settles one channel at least, or is the last.
  for (let rest = channels; rest.length > 0; rest = rest.filter((channel) => !newest.has(channel))) {
    const domain: Domain = [
      ["model", "=", "discuss.channel"],
      ["res_id", "in", rest],
      ["message_type", "!=", "user_notification"],
    ];
    const slice = { limit: atOnce, order: "id desc" };
    const answer = await rows.read({ model: "mail.message", domain, fields: ["res_id"], row: Row, ...slice });
    if (!answer.ok) return answer;
    for (const { id, res_id: channel } of answer.value) if (!newest.has(channel)) newest.set(channel, id);
    if (answer.value.length < atOnce) break;
  }
  return ok([...newest.values()]);
}
