import type { Bench } from "./figure.ts";
import { launch, onDemoServer, signIn } from "./parley.ts";
import { spread } from "./stats.ts";

const rounds = 12;

/** A second start, as on any morning: 200 conversations are in the store, and the server takes its time. */
export const start: Bench = {
  name: "start",
  run: () =>
    onDemoServer(async (server, folder) => {
      server.seedChannels(200, "alice", "bob");
      const first = await launch(folder);
      await signIn(first, server, "alice");
      await first.quit();
      server.delay(/./, 1_500);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const parley = await launch(folder);
        const painted = await parley.page.waitForFunction(() => {
          const [mark] = performance.getEntriesByName("parley:conversations-painted");
          return mark ? performance.timeOrigin + mark.startTime : null;
        });
        const began = await parley.app.evaluate(() => {
          const [mark] = performance.getEntriesByName("parley:main");
          return mark ? performance.timeOrigin + mark.startTime : Number.NaN;
        });
        times.push(((await painted.jsonValue()) ?? Number.NaN) - began);
        await parley.quit();
      }
      return [
        {
          name: "first line of main → 200 conversations painted from the store",
          unit: "ms",
          measured: spread(times),
          reach: { median: 250 },
        },
      ];
    }),
};
