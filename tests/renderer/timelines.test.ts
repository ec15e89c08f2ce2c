import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import type { ChannelId } from "../../shared/ids.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { err, ok } from "../../shared/result.ts";
import { createParleyWindow } from "../../renderer/state/parley-window.ts";
import { conversationKey } from "../../renderer/state/conversation-ref.ts";
import { channelId, conversation, message, messageId, workspaceId, workspaceState } from "../support/builders.ts";
import { chatter, createFakeBridge, type Answers } from "./fake-bridge.ts";
import { literal } from "../support/literal.ts";

const workspace = workspaceId(1);
const long = channelId(1);
const empty = channelId(2);
const others = [3, 4, 5, 6, 7, 8, 9, 10].map(channelId);
const history = { [long]: chatter(long, 1_000, message) };

const app: AppState = {
  ...emptyApp,
  workspaces: [workspaceState({ conversations: [long, empty, ...others].map((id) => conversation({ id })) })],
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(channel: ChannelId = long, answers: Answers = {}) {
  const bridge = createFakeBridge({ app, history, answers });
  const parley = createParleyWindow({
    bridge,
    start: "usual",
    now: () => 0,
    nextFrame: (run) => run(),
    later: () => undefined,
    after: () => () => undefined,
    onFault: () => undefined,
  });
  parley.start();
  await settled();
  const place = { workspace, channel };
  const timeline = (id: ChannelId = channel) => parley.replica.get()?.workspaces[0]?.timelines[id];
  const shown = () => timeline()?.messages.map((one) => Number(one.id)) ?? [];
  const loading = () => parley.timelines.loading.get()[conversationKey(place)];
  /** So many pages, as somebody reads them who looks at that end of what is held. */
  const read = async (side: "older" | "newer", pages: number) => {
    const held: number[] = [];
    for (let page = 0; page < pages; page += 1) {
      const messages = timeline()?.messages;
      parley.timelines.setEye(place, (side === "older" ? messages?.[0] : messages?.at(-1))?.id ?? null);
      await parley.timelines.extend(place, side);
      held.push(shown().length);
    }
    return held;
  };
  parley.view.goTo(place);
  return { bridge, parley, place, timeline, shown, loading, read };
}

/** An answer that comes when the test says so. */
function laterPage() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answers: Answers = {
    openTimeline: async () => {
      await promise;
      return ok({ messages: (history[long] ?? []).slice(-50), reachesStart: false, isLive: true });
    },
  };
  return {
    answers,
    async come() {
      resolve();
      await settled();
    },
  };
}

test("a conversation opens with its newest page, and main is told what is shown", async () => {
  const page = laterPage();
  const { bridge, shown, timeline, loading, place } = await opened(long, page.answers);
  expect([loading()?.first, shown(), timeline()?.isLive]).toEqual(["loading", [], true]);
  await page.come();
  expect([loading()?.first, shown().at(0), shown().at(-1)]).toEqual(["ready", 951, 1_000]);
  expect(bridge.callsOf("showConversation").at(-1)).toEqual({ shown: place });
});

test("what is posted while the page is on its way is not missed", async () => {
  const page = laterPage();
  const { bridge, shown } = await opened(long, page.answers);
  bridge.emitIn(workspace, { type: "message-posted", message: message({ id: messageId(1_001) }), isSilent: false });
  await page.come();
  expect(shown().slice(-2)).toEqual([1_000, 1_001]);
});

test("a page that cannot be had is said, and asked for again on demand", async () => {
  let isDown = true;
  const { parley, place, loading, shown } = await opened(long, {
    openTimeline: () =>
      isDown
        ? err({ reason: "offline", text: literal("The server cannot be reached.") })
        : ok({ messages: history[long] ?? [], reachesStart: true, isLive: true }),
  });
  await settled();
  expect(loading()).toMatchObject({ first: "failed", problem: literal("The server cannot be reached.") });
  isDown = false;
  await parley.timelines.jumpToLatest(place);
  expect([loading()?.first, shown().length]).toEqual(["ready", 300]);
});

test("reading back holds 300 rows at every page, and lets go of the newest", async () => {
  const { shown, timeline, read } = await opened();
  await settled();
  expect(await read("older", 6)).toEqual([110, 170, 230, 290, 300, 300]);
  expect([shown()[0], shown().at(-1), timeline()?.isLive]).toEqual([591, 890, false]);
});

test("a live message does not stand after a hole", async () => {
  const { bridge, shown, read } = await opened();
  await settled();
  await read("older", 6);
  bridge.emitIn(workspace, { type: "message-posted", message: message({ id: messageId(1_001) }), isSilent: false });
  expect(shown().at(-1)).toBe(890);
});

test("scrolling forth again ends live, with what was posted while the last page was on its way", async () => {
  const { bridge, place, shown, timeline, read } = await opened(long, {
    extendTimeline: ({ side, from, limit }) => {
      const all = bridge.callsOf("sendMessage").length > 0 ? [...(history[long] ?? []), late] : (history[long] ?? []);
      const at = all.findIndex((one) => one.id === from);
      const [start, end] = side === "older" ? [at - limit, at] : [at + 1, at + 1 + limit];
      const page = {
        messages: all.slice(Math.max(0, start), end),
        reachesStart: start <= 0,
        isLive: end >= all.length,
      };
      if (side === "newer" && page.isLive && bridge.callsOf("sendMessage").length === 0) {
        // Posted after the page was read and before it is folded: the window is not live yet and drops the event.
        void bridge.invoke("sendMessage", { ...place, content: plain("late"), replyTo: null });
        bridge.emitIn(workspace, { type: "message-posted", message: late, isSilent: false });
      }
      return ok(page);
    },
  });
  const late = message({ id: messageId(1_001) });
  await settled();
  await read("older", 6);
  await read("newer", 3);
  expect([timeline()?.isLive, shown().slice(-2), shown().length]).toEqual([true, [1_000, 1_001], 300]);
});

test("one page at a time is asked for at each end", async () => {
  const { bridge, parley, place } = await opened();
  await settled();
  await Promise.all([parley.timelines.extend(place, "older"), parley.timelines.extend(place, "older")]);
  expect(bridge.callsOf("extendTimeline")).toHaveLength(1);
});

test("nothing is asked for beyond the beginning or the end", async () => {
  const { bridge, parley, place } = await opened(empty);
  await settled();
  await parley.timelines.extend(place, "older");
  await parley.timelines.extend(place, "newer");
  expect(bridge.callsOf("extendTimeline")).toEqual([]);
});

test("a flood leaves the newest rows, never 60 more than 300, and stays live", async () => {
  const { bridge, shown, timeline } = await opened();
  await settled();
  for (let id = 1_001; id <= 3_000; id += 1)
    bridge.emitIn(workspace, { type: "message-posted", message: message({ id: messageId(id) }), isSilent: false });
  expect([shown().length, shown()[0], shown().at(-1), timeline()?.isLive]).toEqual([342, 2_659, 3_000, true]);
});

test("in a flood the message under the eye is held with those around it, wherever in what is held it stands", async () => {
  for (const back of [5, 150, 290]) {
    const { bridge, parley, place, shown, read } = await opened();
    await settled();
    await read("older", 6);
    await read("newer", 3);
    const eye = shown().at(-back) ?? 0;
    parley.timelines.setEye(place, messageId(eye));
    const flood = Array.from({ length: 700 }, (_none, index) => message({ id: messageId(1_001 + index) }));
    const posted = flood.map((one) => ({ type: "message-posted", message: one, isSilent: false }) as const);
    bridge.emitIn(workspace, ...posted.slice(0, 400));
    for (const event of posted.slice(400)) bridge.emitIn(workspace, event);
    const at = shown().indexOf(eye);
    expect([shown().length, at >= Math.min(149, 300 - back), at < 300 - Math.min(back, 149)]).toEqual([
      300,
      true,
      true,
    ]);
  }
});

test("an older page that comes when the person is back at the newest message does not take it away", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { parley, place, shown, timeline, read } = await opened(long, {
    extendTimeline: async ({ from, limit }) => {
      if (from < 800) await promise;
      const messages = (history[long] ?? []).slice(Number(from) - 1 - limit, Number(from) - 1);
      return ok({ messages, reachesStart: false, isLive: false });
    },
  });
  await settled();
  await read("older", 3);
  const late = read("older", 1);
  parley.timelines.setEye(place, null);
  resolve();
  await late;
  expect([timeline()?.isLive, shown().at(-1)]).toEqual([true, 1_000]);
});

test("back to a conversation left a moment ago nothing is asked for, and its end is there", async () => {
  const { bridge, parley, place, shown, read } = await opened();
  await settled();
  await read("older", 3);
  parley.timelines.setEye(place, null);
  parley.view.goTo({ workspace, channel: empty });
  await settled();
  const asked = bridge.callsOf("openTimeline").length;
  parley.view.goTo(place);
  await settled();
  expect([bridge.callsOf("openTimeline").length - asked, shown().length, shown().at(-1)]).toEqual([0, 60, 1_000]);
});

test("of many conversations looked at only the last few are held", async () => {
  const { parley, timeline } = await opened();
  await settled();
  for (const channel of others) {
    parley.view.goTo({ workspace, channel });
    await settled();
  }
  expect([
    timeline(long) === undefined,
    timeline(channelId(3)) === undefined,
    timeline(channelId(10)) === undefined,
  ]).toEqual([true, true, false]);
});

test("after a hole in the events the conversation shown is opened anew", async () => {
  const { bridge, shown } = await opened();
  await settled();
  bridge.miss({ type: "settings-changed", settings: defaultSettings, origins: {} });
  bridge.emit({ type: "settings-changed", settings: defaultSettings, origins: {} });
  await settled();
  expect([bridge.callsOf("openTimeline").length, shown().at(-1)]).toEqual([2, 1_000]);
});

test("a clicked notification opens its conversation", async () => {
  const { bridge, parley } = await opened();
  await settled();
  bridge.request({ type: "show-conversation", workspace, channel: empty });
  await settled();
  expect(bridge.callsOf("showConversation").at(-1)).toEqual({ shown: { workspace, channel: empty } });
  expect(parley.view.get().channels[workspace]).toBe(empty);
});

test("a conversation that is left elsewhere is shown no longer", async () => {
  const { bridge } = await opened();
  await settled();
  bridge.emitIn(workspace, { type: "conversation-left", channel: long });
  expect(bridge.callsOf("showConversation").at(-1)).toEqual({ shown: null });
});

test("of more news than a page in one go the newest page is shown, and the rest is a page away", async () => {
  const { bridge, shown, timeline } = await opened(empty);
  await settled();
  const posted = (id: number) =>
    ({ type: "message-posted", message: message({ channel: empty, id: messageId(id) }), isSilent: false }) as const;
  bridge.emitIn(workspace, posted(1));
  bridge.emitIn(workspace, ...Array.from({ length: 250 }, (_none, index) => posted(2 + index)));
  expect([shown().length, shown()[0], shown().at(-1)]).toEqual([60, 192, 251]);
  expect(timeline()).toMatchObject({ reachesStart: false, isLive: true });
});
