import { expect, test } from "vitest";
import { createDraftSync } from "../../renderer/state/draft-sync.ts";
import { createReplica } from "../../renderer/state/replica.ts";
import { createView, draftIn } from "../../renderer/state/view.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { emptyDraft, textIn, withText } from "../../shared/domain/drafts/draft.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { err } from "../../shared/result.ts";
import { channelId, workspaceId, workspaceState } from "../support/builders.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createFakeBridge, type Answers } from "./fake-bridge.ts";
import { literal } from "../support/literal.ts";
import { english } from "../../shared/text/languages.ts";

const workspace = workspaceId(1);
const place = { workspace, channel: channelId(1) };
const kept = (text: string, revision: number) => ({
  ...emptyDraft,
  channel: place.channel,
  content: plain(text),
  revision,
  updatedAt: 0,
});

/** A page that has taken its snapshot. `before`: what main had of the conversation. */
async function page({ before, answers = {} }: { before?: ReturnType<typeof kept>; answers?: Answers } = {}) {
  const clock = createFakeClock();
  const drafts = before ? { [place.channel]: before } : {};
  const bridge = createFakeBridge({ app: { ...emptyApp, workspaces: [workspaceState({ drafts })] }, answers });
  const view = createView("usual");
  const now = clock.monotonic;
  const replica = createReplica({
    bridge,
    now,
    nextFrame: (run) => run(),
    later: () => undefined,
    onFault: () => undefined,
    settle: (app) => app,
    onTaken: () => sync.follow(),
  });
  const sync = createDraftSync({ bridge, replica, view, now, after: clock.after });
  sync.start();
  replica.start();
  await clock.settle();
  return {
    bridge,
    clock,
    view,
    sync,
    text: () => textIn(draftIn(view.get(), place)),
    type: (text: string) => view.changeDraft(place, (draft) => withText(draft, text)),
    /** Another window has written. */
    other: (text: string, revision: number) =>
      bridge.emitIn(workspace, { type: "draft-changed", draft: kept(text, revision) }),
    saved: () => bridge.callsOf("saveDraft").map(({ draft }) => draft.content.text),
  };
}

test("[DS1] what was typed goes to main 400 ms after the last key, in one piece", async () => {
  const { clock, type, saved } = await page();
  for (const text of ["h", "he", "hey"]) {
    type(text);
    await clock.advance(100);
  }
  await clock.advance(290);
  expect(saved()).toEqual([]);
  await clock.advance(20);
  expect(saved()).toEqual(["hey"]);
  await clock.advance(60_000);
  expect(saved()).toEqual(["hey"]);
});

test("[DS1] while somebody types without a pause main is told once a second", async () => {
  const { clock, type, saved } = await page();
  for (let key = 1; key <= 100; key += 1) {
    type("x".repeat(key));
    await clock.advance(100);
  }
  expect(saved().length).toBeGreaterThan(8);
  expect(saved().length).toBeLessThanOrEqual(10);
});

test("[DS1] when the page goes, main gets at once what was typed, and nothing when it has it all", async () => {
  const { clock, type, sync, saved } = await page();
  sync.flush();
  type("half");
  sync.flush();
  expect(saved()).toEqual(["half"]);
  await clock.settle();
  sync.flush();
  expect(saved()).toEqual(["half"]);
});

test("what main has is in the composer with the first snapshot", async () => {
  const { text, clock, saved } = await page({ before: kept("of yesterday", 3) });
  expect(text()).toBe("of yesterday");
  await clock.advance(60_000);
  expect(saved()).toEqual([]);
});

test("[DS2] what another window wrote is taken over, but not in place of what is being typed here", async () => {
  const { clock, type, other, text, saved } = await page();
  other("of another window", 200);
  expect(text()).toBe("of another window");
  type("typed here");
  other("and on there", 201);
  expect(text()).toBe("typed here");
  await clock.advance(1_000);
  expect([text(), saved()]).toEqual(["typed here", ["typed here"]]);
});

test("[DS3] what this window wrote before does not come back when main's news of it is late", async () => {
  const { bridge, clock, type, other, text } = await page({
    answers: { saveDraft: ({ draft }) => ({ ok: true, value: { revision: draft.content.text.length } }) },
  });
  type("one");
  await clock.advance(1_000);
  type("one two");
  await clock.advance(1_000);
  other("one", 3);
  expect([text(), bridge.callsOf("saveDraft").length]).toEqual(["one two", 2]);
  other("of another window", 8);
  expect(text()).toBe("of another window");
});

test("a draft that goes back to what main had before is saved though main's news of what was between is late", async () => {
  const { clock, type, saved } = await page({
    before: kept("", 1),
    answers: { saveDraft: () => ({ ok: true, value: { revision: 2 } }) },
  });
  type("a");
  await clock.advance(1_000);
  type("");
  await clock.advance(1_000);
  expect(saved()).toEqual(["a", ""]);
});

test("what is sent before main had it costs no call, and one that main had is taken away by main alone", async () => {
  const { bridge, clock, type, view, sync, saved, text } = await page();
  const send = async (words: string) => {
    const sending = bridge.invoke("sendMessage", { ...place, content: plain(words), replyTo: null });
    const release = sync.hold(place, null);
    view.changeDraft(place, () => ({ ...emptyDraft }));
    await sending;
    release();
    await clock.advance(60_000);
  };
  type("quick");
  await send("quick");
  expect(saved()).toEqual([]);
  type("slow");
  await clock.advance(1_000);
  await send("slow");
  expect([saved(), text()]).toEqual([["slow"], ""]);
});

test("while what was asked of the server is not done, main keeps it with what is typed since", async () => {
  const { clock, type, view, sync, saved } = await page();
  type("/who");
  const release = sync.hold(place, (now) => ({ ...now, content: plain(`/who\n${now.content.text}`) }));
  view.changeDraft(place, () => ({ ...emptyDraft }));
  type("next");
  await clock.advance(1_000);
  expect(saved()).toEqual(["/who\nnext"]);
  release();
  await clock.advance(1_000);
  expect(saved()).toEqual(["/who\nnext", "next"]);
});

test("what is typed while main keeps what stood there, and what was asked of the server is not done, is kept too", async () => {
  let later = (_run: () => void): void => undefined;
  const { clock, type, sync, saved } = await page({
    answers: {
      saveDraft: async () => {
        await new Promise<void>(later);
        return { ok: true, value: { revision: 1 } };
      },
    },
  });
  later = (run) => void clock.after(600, run);
  sync.hold(place, (now) => now);
  type("one");
  await clock.advance(500);
  type("one two");
  await clock.advance(5_000);
  expect(saved()).toEqual(["one", "one two"]);
});

test("of a conversation that was left meanwhile nothing is said, and it is not tried again", async () => {
  const left = err({ reason: "no-conversation", text: literal("This conversation is not in your list any more.") });
  const { clock, type, view, saved } = await page({ answers: { saveDraft: () => left } });
  type("half");
  await clock.advance(60_000);
  expect([saved(), view.get().toasts]).toEqual([["half"], []]);
});

test("that main cannot keep a draft is said once, and it is tried again until it can", async () => {
  let isFull = true;
  const { clock, type, view, saved } = await page({
    answers: {
      saveDraft: () =>
        isFull
          ? err({ reason: "disk-full", text: literal("The disk is full.") })
          : { ok: true, value: { revision: 1 } },
    },
  });
  type("half");
  await clock.advance(12_000);
  expect(view.get().toasts.map(({ said }) => english.say(said))).toEqual([
    "What you are writing is not being kept. The disk is full.",
  ]);
  isFull = false;
  await clock.advance(10_000);
  const tries = saved().length;
  expect(tries).toBeGreaterThan(2);
  await clock.advance(60_000);
  expect([saved().length, view.get().toasts.length]).toEqual([tries, 1]);
});

test("signing out leaves nothing of a draft in the window", async () => {
  const { bridge, clock, type, view, saved } = await page();
  type("secret");
  bridge.emit({ type: "workspace-closed", workspace });
  await clock.advance(60_000);
  expect([view.get().drafts, saved()]).toEqual([{}, []]);
});
