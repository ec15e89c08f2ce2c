import * as v from "valibot";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createDemoServer, type DemoServer } from "../../../electron/demo/start.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { ChannelId, MessageId, PartnerId } from "../../../shared/ids.ts";
import { conversationName } from "../../../shared/domain/conversations/selectors.ts";
import { at, valuesOf } from "../../../shared/collections/table.ts";
import { temporaryDirectory } from "../../storage/temporary-directory.ts";
import { aliceOn, soon } from "./alice-on-demo.ts";
import { english } from "../../../shared/text/languages.ts";

const general = (demo: DemoServer) => v.parse(ChannelId, demo.channelNamed("general"));
const channelId = (id: number) => v.parse(ChannelId, id);

describe.each(["18.0-2", "18.0-3", "18.0-7"] as const)("the engine on the demo server as %s", (dialect) => {
  async function demoServer(): Promise<DemoServer> {
    const demo = await createDemoServer({ dialect });
    onTestFinished(() => demo.stop());
    return demo;
  }

  test("messages go both ways, and each stands once", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    await alice.show(channel);
    alice.engine.sendMessage(channel, plain("hello <all>"), null);
    await vi.waitFor(() => expect(demo.messages(channel)).toHaveLength(1), soon);
    demo.as("bob").post(channel, "hello alice");
    await vi.waitFor(() => expect(alice.texts(channel)).toEqual(["hello <all>", "hello alice"]), soon);
    expect(alice.window().outbox).toEqual([]);
    expect(at(alice.window().conversations, channel)?.unread).toBe(1);
    expect(alice.arrived.map(({ text }) => text)).toEqual(["hello <all>", "hello alice"]);
  });

  test("what was written with no server is posted once and in order when it is back", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const directory = temporaryDirectory();
    const before = await aliceOn(demo, directory);
    before.start();
    await before.online();
    await demo.pause();
    await vi.waitFor(() => expect(before.window().connection.state).not.toBe("online"), soon);
    const texts = ["one", "two", "three", "four"];
    for (const text of texts) before.engine.sendMessage(channel, plain(text), null);
    before.stop();
    await demo.resume();
    const alice = await aliceOn(demo, directory);
    expect(at(alice.window().conversations, channel)).toBeDefined();
    alice.start();
    await vi.waitFor(() => expect(alice.window().outbox).toEqual([]), soon);
    const onServer = demo.messages(channel).map(({ body }) => body);
    expect(onServer.map((body) => body.replaceAll(/<[^>]*>/gu, ""))).toEqual(texts);
  });

  test("what was said while we slept is there when we wake, counted and told", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    await alice.show(channel);
    demo.as("bob").post(channel, "before");
    await vi.waitFor(() => expect(alice.texts(channel)).toEqual(["before"]), soon);
    alice.signals.give("suspend");
    for (const text of ["a", "b", "c"]) demo.as("bob").post(channel, text);
    // A morning later the bus has forgotten all of it: only catch-up knows.
    demo.gcBus();
    alice.signals.give("resume");
    await vi.waitFor(() => expect(alice.texts(channel)).toEqual(["before", "a", "b", "c"]), soon);
    expect(alice.arrived.map(({ text }) => text)).toEqual(["before", "a", "b", "c"]);
    expect(at(alice.window().conversations, channel)?.unread).toBe(4);
  });

  test("the first message of a first direct message arrives", async () => {
    const demo = await demoServer();
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    const chat = channelId(demo.as("bob").openDirectMessage("alice"));
    demo.as("bob").post(chat, "we have not met");
    await vi.waitFor(() => expect(alice.arrived.map(({ text }) => text)).toEqual(["we have not met"]), soon);
    const conversation = at(alice.window().conversations, chat);
    expect(conversation && conversationName(alice.window(), conversation, english)).toBe("Bob Birch");
    expect(conversation?.unread).toBe(1);
  });

  test("reading here is reading everywhere, and the other way round", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    const unread = (count: number) =>
      vi.waitFor(() => expect(at(alice.window().conversations, channel)?.unread).toBe(count), soon);
    demo.as("bob").post(channel, "one");
    await unread(1);
    demo.as("alice").read(channel);
    await unread(0);
    const two = demo.as("bob").post(channel, "two");
    await unread(1);
    alice.engine.markRead(channel, v.parse(MessageId, two));
    await unread(0);
    await vi.waitFor(
      () => expect(demo.requests.map(({ path }) => path)).toContain("/discuss/channel/mark_as_read"),
      soon,
    );
  });

  test("typing and presence are seen from both sides", async () => {
    const demo = await demoServer();
    const alice = await aliceOn(demo);
    const chat = channelId(demo.as("bob").openDirectMessage("alice"));
    demo.as("bob").post(chat, "hi");
    alice.start();
    await alice.online();
    demo.as("bob").type(chat, true);
    const bob = demo.as("bob").partnerId;
    await vi.waitFor(() => expect(alice.window().typing[chat]).toEqual([`partner:${bob}`]), soon);
    demo.as("bob").type(chat, false);
    await vi.waitFor(() => expect(alice.window().typing).toEqual({}), soon);
    await vi.waitFor(() => {
      demo.as("bob").presence("away");
      demo.as("bob").presence("online");
      expect(valuesOf(alice.window().people).find(({ name }) => name === "Bob Birch")?.presence).toBe("online");
    }, soon);
  });

  test("the session ends elsewhere: we notice, keep what is written, and go on after signing in again", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    demo.expireSessions("alice");
    alice.engine.sendMessage(channel, plain("kept"), null);
    await vi.waitFor(() => expect(alice.window().connection.state).toBe("signed-out"), soon);
    expect(alice.window().outbox.map(({ content }) => content.text)).toEqual(["kept"]);
    await alice.resume();
    await vi.waitFor(() => expect(alice.window().outbox).toEqual([]), soon);
    expect(demo.messages(channel)).toHaveLength(1);
  });

  test("a direct message is found by name and opened, and can be written to", async () => {
    const demo = await demoServer();
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    const found = await alice.engine.searchPeople("carol");
    expect(found).toMatchObject({ ok: true, value: [{ name: "Carol Cedar", isUser: true }] });
    const opened = await alice.engine.openDirectMessage(v.parse(PartnerId, demo.as("carol").partnerId));
    if (!opened.ok) throw new Error(english.say(opened.error.text));
    alice.engine.sendMessage(opened.value.channel, plain("hi carol"), null);
    await vi.waitFor(() => expect(demo.messages(opened.value.channel)).toHaveLength(1), soon);
  });

  test("requests that were held back while the server was down go as soon as its line is back", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    const message = v.parse(MessageId, demo.as("bob").post(channel, "hello"));
    alice.start();
    await alice.online();
    await demo.pause();
    const react = async () => {
      const answer = await alice.engine.reactToMessage(message, "👍", true);
      return answer.ok ? "done" : english.say(answer.error.text);
    };
    // The line's own attempts fail beside these.
    await vi.waitFor(async () => expect(await react()).toContain("has not answered several times in a row"), soon);
    alice.engine.sendMessage(channel, plain("kept"), null);
    await demo.resume();
    alice.engine.reconnect();
    await vi.waitFor(() => expect(demo.messages(channel)).toHaveLength(2), soon);
    await alice.online();
    expect(await react()).toBe("done");
  });

  test("a cut line comes back by itself with nothing lost", async () => {
    const demo = await demoServer();
    const channel = general(demo);
    const alice = await aliceOn(demo);
    alice.start();
    await alice.online();
    await alice.show(channel);
    demo.dropSockets(1001);
    for (const text of ["a", "b"]) demo.as("bob").post(channel, text);
    await vi.waitFor(() => expect(alice.texts(channel)).toEqual(["a", "b"]), soon);
    await alice.online();
  });
});
