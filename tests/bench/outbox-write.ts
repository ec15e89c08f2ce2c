import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Conf from "conf";
import * as v from "valibot";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import { ChannelId, ClientId } from "../../shared/ids.ts";
import { bareWrite } from "./echo.ts";
import type { Bench, Figure } from "./figure.ts";
import { freshFolder, removeFolder } from "./parley.ts";
import { spread } from "./stats.ts";

const rounds = 200;

/** One more entry while so many wait already: must cost the same, and little more than durability itself. */
export const outboxWrite: Bench = {
  name: "outbox-write",
  async run() {
    const figures: Figure[] = [];
    for (const waiting of [10, 1_000, 10_000]) {
      const folder = await freshFolder();
      const store = createOutboxStore({ directory: join(folder, "outbox"), Store: Conf, log: () => {} });
      store.load();
      const add = (order: number): void => {
        const clientId = v.parse(ClientId, randomUUID());
        const channel = v.parse(ChannelId, 1);
        const added = store.add({
          clientId,
          thread: inConversation(channel),
          content: plain("I will be there at ten"),
          replyTo: null,
          files: [],
          queuedAt: 0,
          order,
        });
        if (!added.ok) throw new Error(added.error.detail);
      };
      for (let order = 0; order < waiting; order += 1) add(order);
      const times: number[] = [];
      const floor: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const started = performance.now();
        add(waiting + round);
        times.push(performance.now() - started);
        floor.push(bareWrite(folder, round));
      }
      figures.push({
        name: `outbox write with ${waiting.toLocaleString("en")} waiting`,
        unit: "ms",
        measured: spread(times),
        reach: { median: 2 },
        floor: { what: "tmp + fsync + rename", measured: spread(floor) },
      });
      await removeFolder(folder);
    }
    return figures;
  },
};
