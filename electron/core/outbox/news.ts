import type { Delivery } from "../../../shared/domain/outbox/types.ts";
import { deliveryOf } from "./entry.ts";
import type { Effect, OutboxEvent } from "./outbox.ts";
import { headOf, type Outbox } from "./queue.ts";

/**
 * What became of the delivery of those that a step can touch and that are still there: the one that it is about, and
 * the head. Not all are compared, for thousands may wait. One that is new was told as it stood, and can only have been
 * started since.
 */
export function news(before: Outbox, after: Outbox, event: OutboxEvent): readonly Effect[] {
  const about = event.type === "written" ? event.entry.clientId : "clientId" in event ? event.clientId : null;
  const touched = new Set([about, headOf(after)?.clientId]);
  return [...touched].flatMap((name): Effect[] => {
    const entry = after.entries.find(({ clientId }) => clientId === name);
    const old = before.entries.find(({ clientId }) => clientId === name);
    if (!entry || entry === old) return [];
    const delivery = deliveryOf(entry);
    const isToldAlready = old
      ? isSameDelivery(deliveryOf(old), delivery)
      : delivery.state !== "sending" && delivery.state !== "uploading";
    if (isToldAlready) return [];
    return [{ type: "tell", event: { type: "delivery-changed", clientId: entry.clientId, delivery } }];
  });
}

function isSameDelivery(one: Delivery, other: Delivery): boolean {
  if (one.state === "uploading") return other.state === "uploading" && one.percent === other.percent;
  return one.state === other.state;
}
