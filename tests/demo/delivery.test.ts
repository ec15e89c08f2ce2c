import { expect, test } from "vitest";
import { createDelivery } from "../../electron/demo/delivery.ts";
import { dialectNamed } from "../../electron/demo/dialects.ts";
import { createOdoo, transact } from "../../electron/demo/odoo.ts";
import { createRandom } from "../../electron/demo/random.ts";
import { createFakeClock } from "../support/fake-clock.ts";

/** A socket without a socket: what it would have been sent, frame by frame. */
function play() {
  const clock = createFakeClock();
  const dialect = dialectNamed("18.0-7");
  const odoo = createOdoo({
    dialect,
    database: "demo",
    company: "Example",
    clock,
    random: createRandom(1),
    listsDatabases: true,
  });
  const frames: number[][] = [];
  const delivery = createDelivery(odoo, (text) => {
    const items: unknown = JSON.parse(text);
    if (Array.isArray(items)) frames.push(items.map((item: { id: number }) => item.id));
  });
  odoo.bus.onCommit((rows) => {
    if (delivery.wants(rows)) delivery.offer(rows);
  });
  const send = (channel: string) => transact(odoo, (tx) => tx.send(channel, "type", {}));
  return { clock, odoo, frames, delivery, send };
}

test("nothing comes before a subscribe", () => {
  const { frames, send } = play();
  send("a");
  expect(frames).toEqual([]);
});

test("another subscribe fetches what the new channels said since the cursor, once", () => {
  const { frames, delivery, send } = play();
  delivery.subscribe(new Set(["a"]), 0);
  send("a");
  send("b");
  delivery.subscribe(new Set(["a", "b"]), 0);
  delivery.subscribe(new Set(["a", "b"]), 0);
  expect(frames).toEqual([[1], [2]]);
});

test("the client's `last` counts only while the socket has no cursor of its own", () => {
  const { frames, delivery, send } = play();
  send("a");
  send("b");
  delivery.subscribe(new Set(["a"]), 1);
  delivery.subscribe(new Set(["a", "b"]), 2);
  expect(frames).toEqual([[2]]);
});

test("a late id within ten seconds is delivered after higher ones", async () => {
  const { clock, odoo, frames, delivery, send } = play();
  delivery.subscribe(new Set(["a"]), 0);
  const late = odoo.bus.transaction();
  late.send("a", "type", {});
  send("a");
  await clock.advance(9000);
  late.commit();
  expect(frames).toEqual([[2], [1]]);
});

test("a transaction that was open for longer is lost", async () => {
  const { clock, odoo, frames, delivery, send } = play();
  delivery.subscribe(new Set(["a"]), 0);
  const lost = odoo.bus.transaction();
  lost.send("a", "type", {});
  send("a");
  await clock.advance(11_000);
  send("a");
  lost.commit();
  expect(frames).toEqual([[2], [3]]);
});
