import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { ChannelId } from "../../shared/ids.ts";
import { engineOnDemo } from "../support/engine-on-demo.ts";
import type { Bench, Figure } from "./figure.ts";
import { freshFolder, removeFolder } from "./parley.ts";
import { spread } from "./stats.ts";

const conversations = 200;
const rounds = 5;
/**
 * What happened while the machine slept: in so many conversations, so many messages each. Windows showed so many of
 * the conversations that changed, and so many of the others.
 */
const nights = [
  { changed: 1, messages: 10, shown: { changed: 0, others: 0 } },
  { changed: 10, messages: 10, shown: { changed: 0, others: 0 } },
  { changed: 0, messages: 0, shown: { changed: 0, others: 1 } },
  { changed: 10, messages: 10, shown: { changed: 0, others: 1 } },
  { changed: 10, messages: 10, shown: { changed: 1, others: 0 } },
  { changed: 10, messages: 10, shown: { changed: 1, others: 3 } },
  { changed: 10, messages: 400, shown: { changed: 0, others: 0 } },
  { changed: 200, messages: 10, shown: { changed: 0, others: 0 } },
] as const;
/** So many messages were there at the beginning in each that a window shows. */
const known = 60;
/** What the server's clock goes forth by in a night, ms. */
const night = 3_600_000;

/** What a gap costs the server ([GAP1]): requests, counted at the demo server, and the time they take. */
export const catchUp: Bench = {
  name: "catch-up",
  async run() {
    let slept = 0;
    const demo = await createDemoServer({ clock: { ...systemClock, now: () => systemClock.now() + slept } });
    const folder = await freshFolder();
    try {
      const channels = demo.seedChannels(conversations, "alice", "bob").map((id) => v.parse(ChannelId, id));
      for (const channel of [...channels.slice(0, 1), ...channels.slice(-3)]) demo.seedMessages(channel, known);
      const desk = await sitDown(demo, folder);
      for (const channel of channels) await desk.engine.openTimeline(channel, null);
      const figures: Figure[] = [];
      for (const { changed, messages, shown } of nights) {
        desk.show(...channels.slice(0, shown.changed), ...channels.slice(conversations - shown.others));
        const requests: number[] = [];
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          desk.sleep();
          for (let count = 0; count < messages; count += 1) {
            slept += night / messages;
            for (const channel of channels.slice(0, changed)) happen(demo, channel, count);
          }
          demo.forgetBus();
          const [before, started] = [demo.requests.length, performance.now()];
          desk.wake();
          await desk.caughtUp();
          times.push(performance.now() - started);
          requests.push(demo.requests.slice(before).filter(isOfCatchUp).length);
        }
        const windows =
          shown.changed + shown.others === 0 ? "" : `, ${shown.changed} of them and ${shown.others} others shown`;
        const what = `${changed} of ${conversations} conversations changed, ${messages} messages missed in each${windows}`;
        figures.push(
          { name: what, unit: "requests", measured: Math.max(...requests), reach: { median: 2 + changed } },
          { name: "… until all is right", unit: "ms", measured: spread(times), reach: null },
        );
      }
      desk.leave();
      return figures;
    } finally {
      await demo.stop();
      await removeFolder(folder);
    }
  },
};

/** The line asks on its own account whether its session is alive. */
const isOfCatchUp = ({ path }: { readonly path: string }) => path !== "/websocket" && !path.startsWith("/web/session/");

/** What is posted in a night is new, and the first of it is edited. */
function happen(demo: DemoServer, channel: number, count: number): void {
  const bob = demo.as("bob");
  const id = bob.post(channel, count === 0 ? "good night" : `while you slept, ${count}`);
  if (count === 0) bob.edit(id, "<p>good night, all</p>");
}

/** Alice's engine over the real adapters, online and caught up. */
async function sitDown(demo: DemoServer, directory: string) {
  let slept = 0;
  let shown: readonly ChannelId[] = [];
  const clock = { ...systemClock, now: () => systemClock.now() + slept };
  const desk = await engineOnDemo(demo, { directory, clock, governorClock: clock, shown: () => shown });
  const { engine, signals } = desk;
  const caughtUp = async (): Promise<void> => {
    const isDone = () => engine.state().connection.state === "online" && !engine.state().connection.isCatchingUp;
    while (!isDone()) await wait(1);
  };
  desk.start();
  await caughtUp();
  return {
    engine,
    sleep: () => signals.give("suspend"),
    /** After a minute, in which what the governor lets out at once has gathered again as in any night. */
    wake() {
      slept += 60_000;
      signals.give("resume");
    },
    caughtUp,
    /** One window for each of these. */
    show(...channels: readonly ChannelId[]) {
      shown = channels;
    },
    leave: desk.stop,
  };
}
