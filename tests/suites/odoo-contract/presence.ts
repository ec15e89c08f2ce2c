import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysOf, openLine } from "./client.ts";
import type { BusConnection, Notification, Target } from "./client.ts";
import { createPair } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

/** Who is there (WIRE.md §4.5). */
export function presenceRules(target: () => Target): void {
  describe("presence", () => {
    let pair: Pair;
    beforeAll(async () => {
      pair = await createPair(target());
    });
    afterAll(() => pair.end());

    const connect = ({ client, version }: Pair["first"]) => openLine(target(), { version, cookie: client.cookie() });
    const present = (line: BusConnection, inactivity: number) =>
      line.send("update_presence", { inactivity_period: inactivity, im_status_ids_by_model: {} });
    const statusesIn = (received: readonly Notification[], partner: number) =>
      received
        .filter(({ type, payload }) => type === "bus.bus/im_status_updated" && payload["partner_id"] === partner)
        .map(({ payload }) => payload["im_status"]);

    test("is said by update_presence, away after half an hour, and offline when any socket closes", async () => {
      const { partnerId } = pair.second;
      const line = await pair.line(pair.first);
      const [speaker, other] = [await connect(pair.second), await connect(pair.second)];
      line.subscribe(0, [`odoo-presence-res.partner_${partnerId}`]);
      await line.settled();
      const seen = (status: string) => line.waitFor(() => statusesIn(line.received, partnerId).at(-1) === status);
      present(speaker, 1_800_001);
      await speaker.settled();
      present(speaker, 0);
      const online = await seen("online");
      expect(online).toBeDefined();
      present(speaker, 1_800_001);
      await seen("away");
      present(speaker, 0);
      await seen("online");
      await other.close();
      await seen("offline");
      await speaker.close();
    });

    test("has its exact shape, by the server's version", async () => {
      const { partnerId, version } = pair.second;
      const line = await pair.line(pair.first);
      line.subscribe(0, [`odoo-presence-res.partner_${partnerId}`]);
      const speaker = await connect(pair.second);
      present(speaker, 1_800_001);
      await speaker.settled();
      present(speaker, 0);
      const told = await line.waitFor(
        ({ type, payload }) => type === "bus.bus/im_status_updated" && payload["partner_id"] === partnerId,
      );
      const always = ["im_status", "partner_id"];
      expect(keysOf(told.payload)).toEqual(version === "18.0-2" ? always : [...always, "presence_status"]);
      await speaker.close();
    });

    test("is not said without im_status_ids_by_model, and nothing breaks", async () => {
      const { partnerId } = pair.second;
      const line = await pair.line(pair.first);
      line.subscribe(0, [`odoo-presence-res.partner_${partnerId}`]);
      await line.settled();
      const speaker = await connect(pair.second);
      const before = statusesIn(line.received, partnerId).length;
      speaker.send("update_presence", { inactivity_period: 0 });
      await speaker.settled();
      await line.settled();
      expect(statusesIn(line.received, partnerId).length).toBe(before);
      await speaker.close();
    });
  });
}
