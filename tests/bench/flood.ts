import * as v from "valibot";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createArchive } from "../../electron/storage/archive.ts";
import { ChannelId } from "../../shared/ids.ts";
import type { Bench } from "./figure.ts";
import { notes, paintedAt } from "./in-page.ts";
import { inConversation } from "./parley.ts";

const perSecond = 500;
const seconds = 20;

/** 500 messages a second for 20 s into the open conversation. */
export const flood: Bench = {
  name: "flood",
  run: () =>
    inConversation(0, async ({ page, userData, quit }, server, channel) => {
      const ids = await server.burst(channel, perSecond, seconds);
      ids.push(server.as("bob").post(channel, "That was the last one #flood-end#"));
      const posted = performance.timeOrigin + performance.now();
      const painted = await paintedAt(page, "flood-end");
      const { longTasks } = await notes(page);
      await quit();
      const kept = keptIn(userData, channel);
      const lost = ids.filter((id) => !kept.has(id)).length;
      const name = `${perSecond} messages/s for ${seconds} s into the open conversation`;
      return [
        { name: `${name}: not in the archive`, unit: "lost", measured: lost, reach: { median: 0 } },
        {
          name: "… main-thread tasks over 50 ms",
          unit: "long tasks",
          measured: longTasks.length,
          reach: { median: 0 },
        },
        { name: "… last one posted → painted", unit: "ms", measured: painted - posted, reach: { median: 200 } },
      ];
    }),
};

/** Ids that the archive on disk holds without a hole, from the newest back. */
function keptIn(userData: string, channel: number): ReadonlySet<number> {
  const workspaces = join(userData, "workspaces");
  const [workspace = ""] = readdirSync(workspaces);
  const archive = createArchive({ directory: join(workspaces, workspace), log: () => {}, onRebuilt: () => {} });
  const kept = new Set<number>();
  const id = v.parse(ChannelId, channel);
  let page = archive.page(id, null, "older", 1_000);
  for (;;) {
    for (const message of page.messages) kept.add(message.id);
    const [oldest] = page.messages;
    if (!oldest || page.reachesStart || page.endsAtHole) break;
    page = archive.page(id, oldest.id, "older", 1_000);
  }
  archive.close();
  return kept;
}
