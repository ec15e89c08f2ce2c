import { expect, onTestFinished, vi } from "vitest";
import type { Clock } from "../../../electron/core/ports/clock.ts";
import type { DemoServer } from "../../../electron/demo/start.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { temporaryDirectory } from "../../storage/temporary-directory.ts";
import { engineOnDemo } from "../../support/engine-on-demo.ts";
import { english } from "../../../shared/text/languages.ts";

/** Shorter than the test's own patience, so that what is missing is named. */
export const soon = { timeout: 4_000, interval: 20 };

/** Alice's engine over the real adapters, and a window that folds what it is told. */
export async function aliceOn(demo: DemoServer, directory = temporaryDirectory(), clock: Clock = systemClock) {
  const arrived: Message[] = [];
  let shown: readonly ChannelId[] = [];
  const desk = await engineOnDemo(demo, {
    directory,
    clock,
    shown: () => shown,
    onArrived: (message) => void arrived.push(message),
  });
  const { engine, archive, api, signals, start, stop, resume } = desk;
  onTestFinished(stop);
  let window = engine.state();
  const fold = (event: DiscussEvent): void => {
    window = reduce(window, event);
  };
  desk.hear(fold);

  async function open(channel: ChannelId): Promise<void> {
    fold({ type: "timeline-opened", channel, page: { messages: [], reachesStart: false, isLive: true } });
    const page = await engine.openTimeline(channel, null);
    if (!page.ok) throw new Error(english.say(page.error.text));
    fold({ type: "timeline-opened", channel, page: page.value });
  }

  return {
    engine,
    archive,
    api,
    start,
    signals,
    arrived,
    stop,
    resume,
    window: () => window,
    /** As a window does when the person goes there. */
    show(channel: ChannelId) {
      shown = [channel];
      return open(channel);
    },
    /** In a window of its own, beside what is shown already. */
    showToo(channel: ChannelId) {
      shown = [...shown, channel];
      return open(channel);
    },
    /** As a window does when the person scrolls up. */
    async scrollUp(channel: ChannelId, from: MessageId, limit = 50) {
      const page = await engine.extendTimeline(channel, "older", from, limit);
      if (!page.ok) throw new Error(english.say(page.error.text));
      fold({ type: "timeline-extended", channel, page: page.value, side: "older" });
    },
    /** The person goes elsewhere; the window keeps what it holds. */
    leave() {
      shown = [];
    },
    texts: (channel: ChannelId) => window.timelines[channel]?.messages.map(({ text }) => text) ?? [],
    online: () =>
      vi.waitFor(() => expect(window.connection).toMatchObject({ state: "online", isCatchingUp: false }), soon),
  };
}
