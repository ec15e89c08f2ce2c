import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serializationFailure } from "../../electron/demo/errors.ts";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import { partnerOf, type ChannelId, type PartnerId } from "../../shared/ids.ts";
import { freshName, gather, good, type Colleagues } from "../suites/colleagues.ts";
import { listenTo } from "../suites/heard-on-bus.ts";

let demo: DemoServer;
let office: Colleagues;
let group: ChannelId;

beforeEach(async () => {
  demo = await createDemoServer();
  const [first, second] = [
    { login: "alice", password: "alice" },
    { login: "bob", password: "bob" },
  ] as const;
  office = await gather({ url: demo.url, database: demo.database, first, second });
  group = await office.createGroup();
});
afterEach(async () => {
  office.close();
  await demo.stop();
});

describe("a post in bad weather", () => {
  const post = (clientId = freshName()) =>
    office.first.server.api.postMessage({
      clientId,
      thread: inConversation(group),
      content: plain("once"),
      replyTo: null,
      attachments: [],
    });
  const comments = () => demo.messages(group).filter(({ body }) => body.includes("once")).length;

  test("that was done and never answered is in doubt, and is found by its name", async () => {
    demo.failNext(/message_post$/, "dropAfterCommit");
    const clientId = freshName();
    expect(await post(clientId)).toMatchObject({ ok: false, error: { type: "unanswered" } });
    expect(good(await office.first.server.api.findPosted(inConversation(group), clientId))).toMatchObject({
      text: "once",
      clientId,
    });
    expect(comments()).toBe(1);
  });

  test("that was cut before it was done is in doubt too, and is not found", async () => {
    demo.failNext(/message_post$/, "dropBeforeCommit");
    const clientId = freshName();
    expect(await post(clientId)).toMatchObject({ ok: false, error: { type: "unanswered" } });
    expect(good(await office.first.server.api.findPosted(inConversation(group), clientId))).toBeNull();
    expect(comments()).toBe(0);
  });

  test("that a proxy answered is in doubt", async () => {
    demo.failNext(/message_post$/, { status: 502, html: "<title>Bad Gateway</title>" });
    expect(await post()).toMatchObject({
      error: { type: "unanswered", detail: expect.stringContaining("Bad Gateway") },
    });
  });

  test("that the server gave up in a crowd was surely not done, and goes when the crowd is gone", async () => {
    demo.failNext(/message_post$/, { errorEnvelope: serializationFailure() });
    expect(await post()).toEqual({ ok: false, error: { type: "busy", detail: expect.stringContaining("serialize") } });
    expect(comments()).toBe(0);
    expect(await post()).toMatchObject({ ok: true });
    expect(comments()).toBe(1);
  });

  test("to a server that is down surely never left, and goes when it is back", async () => {
    await demo.pause();
    expect(await post()).toMatchObject({ error: { type: "offline", fault: { type: "refused" } } });
    await demo.resume();
    expect(await post()).toMatchObject({ ok: true });
    expect(comments()).toBe(1);
  });
});

describe("a line in bad weather", () => {
  test("ends when the server goes, and is refused while it is away", async () => {
    const ear = listenTo(office.first.server.bus.websocket);
    await ear.opened;
    await demo.pause();
    expect(await ear.ended).toMatchObject({ status: null });
    expect(await listenTo(office.first.server.bus.websocket).ended).toMatchObject({
      code: null,
      fault: { type: "refused" },
    });
  });

  test("that has grown old is told so", async () => {
    const ear = listenTo(office.first.server.bus.websocket);
    await ear.opened;
    demo.dropSockets(4002);
    expect(await ear.ended).toMatchObject({ code: 4002 });
  });

  test("whose session was ended elsewhere ends with 4001 at the next thing that happens, and calls say signed out", async () => {
    const ear = listenTo(office.second.server.bus.websocket);
    await ear.opened;
    ear.line.subscribe([], 0);
    await ear.event("conversation-changed");
    demo.expireSessions("bob");
    good(
      await office.first.server.api.postMessage({
        clientId: freshName(),
        thread: inConversation(group),
        content: plain("x"),
        replyTo: null,
        attachments: [],
      }),
    );
    expect(await ear.ended).toMatchObject({ code: 4001 });
    expect(await office.second.server.api.loadOverview()).toEqual({ ok: false, error: { type: "signed-out" } });
  });
});

test("the first message of a first direct message arrives, once the line has subscribed again", async () => {
  const ear = listenTo(office.second.server.bus.websocket);
  await ear.opened;
  ear.line.subscribe([], 0);
  const chat = good(await office.first.server.api.openDirectMessage(partnerOf(office.second.self) as PartnerId));
  await ear.event("conversation-changed", ({ channel, changes }) => channel === chat.id && changes.kind === "chat");
  const clientId = freshName();
  const { id } = good(
    await office.first.server.api.postMessage({
      clientId,
      thread: inConversation(chat.id),
      content: plain("hello"),
      replyTo: null,
      attachments: [],
    }),
  );
  ear.line.subscribe([], 0);
  expect(await ear.event("message-posted", ({ message }) => message.id === id)).toMatchObject({
    message: { thread: inConversation(chat.id), text: "hello", author: office.first.self },
  });
});
