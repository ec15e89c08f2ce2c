import { createDemoServer } from "../../electron/demo/start.ts";
import type { Bench } from "./figure.ts";
import { notes, paintedAt, watch } from "./in-page.ts";
import { freshFolder, launch, openConversation, removeFolder, signIn } from "./parley.ts";

const perSecond = 500;
const seconds = 20;

/** 500 messages a second for 20 s into the open conversation. */
export const flood: Bench = {
  name: "flood",
  async run() {
    const server = await createDemoServer();
    const folder = await freshFolder();
    try {
      const channel = server.as("admin").createChannel("bench");
      server.as("admin").invite(channel, "alice", "bob");
      const parley = await launch(folder);
      await signIn(parley, server, "alice");
      await openConversation(parley, "bench");
      await watch(parley.page);
      const ids = await server.burst(channel, perSecond, seconds);
      server.as("bob").post(channel, "That was the last one #flood-end#");
      const posted = performance.timeOrigin + performance.now();
      const painted = await paintedAt(parley.page, "flood-end");
      const { longTasks } = await notes(parley.page);
      const kept = await keptIn(parley.page, ids.length + 1);
      await parley.quit();
      return [
        {
          name: `${perSecond} messages/s for ${seconds} s: not in the archive at the end`,
          unit: "lost",
          measured: ids.length + 1 - kept,
          reach: { median: 0 },
        },
        {
          name: "… main-thread tasks over 50 ms",
          unit: "long tasks",
          measured: longTasks.length,
          reach: { median: 0 },
        },
        { name: "… last one posted → painted", unit: "ms", measured: painted - posted, reach: { median: 200 } },
      ];
    } finally {
      await server.stop();
      await removeFolder(folder);
    }
  },
};

/** Pages back through what the app has, as its own window would, and counts different messages. */
async function keptIn(page: import("@playwright/test").Page, atMost: number): Promise<number> {
  return page.evaluate(async (limit) => {
    const { app } = await window.parley.invoke("snapshot", {});
    const state = app.workspaces[0];
    const conversation = Object.values(state?.conversations ?? {}).find((one) => one.name === "bench");
    if (!state || !conversation) return 0;
    const where = { workspace: state.id, channel: conversation.id };
    const newest = await window.parley.invoke("openTimeline", { ...where, anchor: null });
    let oldest = newest.ok ? newest.value.messages : [];
    const seen = new Set(oldest.map((message) => message.id));
    while (seen.size < limit && oldest[0]) {
      const older = await window.parley.invoke("extendTimeline", {
        ...where,
        side: "older",
        from: oldest[0].id,
        limit: 200,
      });
      if (!older.ok || older.value.messages.length === 0) break;
      oldest = older.value.messages;
      for (const message of oldest) if (message.kind === "comment") seen.add(message.id);
    }
    return seen.size;
  }, atMost);
}
