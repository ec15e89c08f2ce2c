import { expect, test } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import { channelId, conversation, general, message, messageId, person } from "../../support/builders.ts";
import { newMachine, workspacesOnFakes } from "../app/workspaces-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const random = channelId(2);
const main = { window: 1 };

/** Signed in, with two conversations in the list. */
async function signedIn() {
  const on = workspacesOnFakes(newMachine());
  on.server.addConversation(conversation());
  on.server.addConversation(conversation({ id: random, name: "random" }));
  on.server.people.push(person());
  const workspace = await on.signedIn();
  on.desktop.length = 0;
  const { handlers } = on.workspaces;
  const openOwn = async (channel = general) => {
    const outcome = await handlers.openInNewWindow({ workspace, channel }, main);
    expect(outcome).toEqual(ok());
    return { window: [...on.conversationWindowIndex.keys()].at(-1) ?? 0 };
  };
  const titles = () => [...on.conversationWindowIndex.values()];
  const toldTyping = () => on.server.calls.filter((call) => call.startsWith("typing "));
  return { on, workspace, handlers, openOwn, titles, toldTyping };
}

test("[OW1] a conversation gets one window of its own; asking again leads to it", async () => {
  const { on, openOwn, titles } = await signedIn();
  await openOwn();
  await openOwn(random);
  await openOwn();
  expect([titles(), on.desktop]).toEqual([["general", "random"], ["raise general"]]);
});

test("[OW1] once it was closed there is another to be had", async () => {
  const { on, openOwn, titles } = await signedIn();
  const { window } = await openOwn();
  on.conversationWindowIndex.delete(window);
  on.workspaces.windowClosed(window);
  await openOwn();
  expect([titles(), on.desktop]).toEqual([["general"], []]);
});

test("a window learns with every snapshot what it is there for, the main one that it is there for all", async () => {
  const { workspace, handlers, openOwn } = await signedIn();
  const own = await openOwn();
  const placeOf = async (window: typeof main) => (await handlers.snapshot({}, window)).place;
  expect(await placeOf(own)).toEqual({ workspace, channel: general });
  // Its page has crashed and begins again.
  expect(await placeOf(own)).toEqual({ workspace, channel: general });
  expect(await placeOf(main)).toBeNull();
});

test("what is not there gets no window, in words", async () => {
  const { on, workspace, handlers } = await signedIn();
  const text = coded("command.no-conversation");
  expect(await handlers.openInNewWindow({ workspace, channel: channelId(99) }, main)).toEqual(
    err({ reason: "no-conversation", text }),
  );
  await handlers.signOut({ workspace }, main);
  expect(await handlers.openInNewWindow({ workspace, channel: general }, main)).toMatchObject({
    ok: false,
    error: { reason: "no-workspace" },
  });
  expect(on.conversationWindowIndex.size).toBe(0);
});

test("[OW2] it closes with its conversation, and no other does", async () => {
  const { on, openOwn, titles } = await signedIn();
  await openOwn();
  await openOwn(random);
  on.bring({ type: "conversation-left", channel: general });
  expect(titles()).toEqual(["random"]);
});

test("[OW2] what is left in another workspace closes nothing here", async () => {
  const { on, handlers, openOwn, titles } = await signedIn();
  await openOwn();
  await handlers.tryDemo({}, main);
  on.buses.at(-1)?.opens();
  await on.clock.settle();
  on.bring({ type: "conversation-left", channel: general });
  expect(titles()).toEqual(["general"]);
});

test("[OW2] signing out closes it; signing in again does not", async () => {
  const { workspace, handlers, openOwn, titles } = await signedIn();
  await openOwn();
  await handlers.signInAgain({ workspace, secret: "secret" }, main);
  expect(titles()).toEqual(["general"]);
  await handlers.signOut({ workspace }, main);
  expect(titles()).toEqual([]);
});

test("its title is what the conversation is called now, with what is unread in it", async () => {
  const { on, openOwn, titles } = await signedIn();
  await openOwn();
  await openOwn(random);
  on.bring({ type: "message-posted", message: message({ id: messageId(300) }), isSilent: false });
  expect(titles()).toEqual(["(1) general", "random"]);
  on.bring({ type: "conversation-changed", channel: general, changes: { name: "everybody" } });
  expect(titles()).toEqual(["(1) everybody", "random"]);
});

test("a click on a notification leads to the window of its conversation, and the main one stays where it is", async () => {
  const { on, workspace, openOwn } = await signedIn();
  await openOwn();
  on.bring({ type: "message-posted", message: message({ id: messageId(300) }), isSilent: false });
  await on.clock.settle();
  on.shown[0]?.click();
  expect(on.desktop.at(-1)).toBe("raise (1) general");
  expect(on.workspaces.requestConversation(workspace, general)).toBe(true);
  expect(on.requests).toEqual([]);
  on.workspaces.requestConversation(workspace, random);
  const action = { type: "show-conversation", workspace, channel: random };
  expect([on.desktop.at(-1), on.requests]).toEqual(["raise 1", [{ window: 1, request: { id: 1, action } }]]);
});

test("nothing is told of what either window shows under the person's eyes, and what comes there is read", async () => {
  const { on, workspace, handlers, openOwn } = await signedIn();
  const own = await openOwn();
  const place = { workspace, channel: general };
  for (const window of [main, own]) {
    await handlers.showConversation({ shown: place }, window);
    await handlers.readAlong({ reading: place }, window);
  }
  const posted = (id: number) =>
    ({ type: "message-posted", message: message({ id: messageId(id) }), isSilent: false }) as const;
  on.workspaces.windowFocused(main.window, true);
  on.bring(posted(300));
  on.workspaces.windowFocused(own.window, true);
  on.workspaces.windowFocused(main.window, false);
  on.bring(posted(301));
  await on.clock.settle();
  expect(on.desktop.filter((line) => line.startsWith("show "))).toEqual([]);
  expect(on.server.calls.filter((call) => call.startsWith("read "))).toEqual([
    `read ${general} 300`,
    `read ${general} 301`,
  ]);
  on.workspaces.windowClosed(own.window);
  on.bring(posted(302));
  await on.clock.settle();
  expect(on.desktop.at(-1)).toMatch(/^show /);
});

test("who goes on writing in one window has not stopped because another one says so", async () => {
  const { on, workspace, handlers, openOwn, toldTyping } = await signedIn();
  const own = await openOwn();
  const says = (window: typeof main, isTyping: boolean) =>
    Promise.resolve(handlers.setTyping({ workspace, channel: general, isTyping }, window)).then(on.clock.settle);
  await says(main, true);
  await says(own, true);
  await says(main, false);
  expect(toldTyping()).toEqual([`typing ${general} true`]);
  await says(own, false);
  // A notice goes out when the one before has been answered.
  await on.clock.settle();
  expect(toldTyping()).toEqual([`typing ${general} true`, `typing ${general} false`]);
  await says(own, true);
  await says(main, true);
  on.workspaces.windowClosed(own.window);
  await on.clock.settle();
  expect(toldTyping()).toHaveLength(3);
  on.workspaces.windowEmptied(main.window);
  await on.clock.settle();
  expect(toldTyping().at(-1)).toBe(`typing ${general} false`);
});

test("a page that is gone while nobody looks takes back what was written in it, and is no sign of somebody", async () => {
  const { on, workspace, handlers, toldTyping } = await signedIn();
  on.workspaces.windowFocused(main.window, true);
  await handlers.setTyping({ workspace, channel: general, isTyping: true }, main);
  on.workspaces.windowFocused(main.window, false);
  on.workspaces.windowEmptied(main.window);
  await on.clock.settle();
  expect([toldTyping().at(-1), on.buses[0]?.attention()]).toEqual([`typing ${general} false`, "elsewhere"]);
});

/** Both windows show the conversation, the main one 110 messages of it; then the line is gone for an hour. */
async function shownInTwo() {
  const all = await signedIn();
  const { on, workspace, handlers, openOwn } = all;
  for (let count = 1; count <= 150; count += 1) on.server.say(general, `message ${count}`);
  const own = await openOwn();
  const place = { workspace, channel: general };
  for (const window of [main, own]) {
    const page = await handlers.openTimeline({ ...place, anchor: null }, window);
    await handlers.showConversation({ shown: place }, window);
    const [first] = page.ok ? page.value.messages : [];
    if (first && window === main)
      await handlers.extendTimeline({ ...place, side: "older", from: first.id, limit: 50 }, window);
  }
  const gap = async () => {
    on.signals.give("suspend");
    await on.clock.advance(3_600_000);
    on.server.calls.length = 0;
    on.signals.give("resume");
    on.buses.at(-1)?.opens();
    await on.clock.settle();
    return on.server.calls.filter((call) => call.startsWith("history"));
  };
  return { ...all, own, gap };
}

test("a conversation that two windows show costs a gap one page, with all that either holds in it", async () => {
  const { gap } = await shownInTwo();
  expect(await gap()).toEqual(["history 1 after 140, 170"]);
});

test("who reads far back in one window does not make the other ask for all that lies between", async () => {
  const { on, workspace, handlers, own, gap } = await shownInTwo();
  for (let count = 151; count <= 900; count += 1)
    on.bring({ type: "message-posted", message: on.server.say(general, `message ${count}`), isSilent: true });
  const place = { workspace, channel: general };
  await handlers.openTimeline({ ...place, anchor: messageId(150) }, main);
  await handlers.openTimeline({ ...place, anchor: null }, own);
  const [page = ""] = await gap();
  expect(page).toMatch(/^history 1 after 9\d\d, \d{3}$/);
});

test("what a window held costs nothing once it is closed, or its page has begun anew", async () => {
  const { on, gap } = await shownInTwo();
  on.workspaces.windowEmptied(main.window);
  expect(await gap()).toEqual(["history 1 after 190, 120"]);
});
