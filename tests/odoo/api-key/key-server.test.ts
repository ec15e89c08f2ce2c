import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { afterAll, expect, test } from "vitest";
import { createDemoServer, type DemoOptions, type DemoServer } from "../../../electron/demo/start.ts";
import { createNodeHttp } from "../../../electron/odoo/http/node-http.ts";
import { openKeyServer } from "../../../electron/odoo/api-key/open-key-server.ts";
import { signInWithKey } from "../../../electron/odoo/api-key/sign-in-with-key.ts";
import { plain } from "../../../shared/domain/messages/content.ts";
import { inConversation } from "../../../shared/domain/messages/thread.ts";
import { ChannelId, MessageId, PartnerId, WorkspaceId, type AttachmentId } from "../../../shared/ids.ts";
import { freshName, good } from "../../suites/colleagues.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const http = createNodeHttp();
const started: DemoServer[] = [];
afterAll(async () => {
  http.close();
  for (const demo of started) await demo.stop();
});

async function opened(options: DemoOptions = {}) {
  const demo = await createDemoServer(options);
  started.push(demo);
  const clock = createFakeClock();
  const input = { address: demo.url, database: null, login: "alice", key: demo.addApiKey("alice") };
  const { profile, uid, key } = good(await signInWithKey(http, input, () => {}));
  const id = v.parse(WorkspaceId, randomUUID());
  const server = openKeyServer({ http, stored: { id, profile, uid }, key, clock, log: () => {} });
  const general = v.parse(ChannelId, demo.channelNamed("general"));
  return { demo, server, clock, general };
}

const calledSince = (demo: DemoServer, from: number) => demo.requests.slice(from).map(({ path }) => path);

test("an Odoo that says mail.channel is asked by its own names, and found out once", async () => {
  const { demo, server, general } = await opened({ isFormer: true });
  const { api } = server;
  const question = v.parse(MessageId, demo.as("bob").post(general, "hello?"));
  const { conversations } = good(await api.loadOverview());
  expect(conversations).toMatchObject([
    { id: general, name: "general", unread: 1, newMessageSeparator: null, lastMessage: { text: "hello?" } },
  ]);
  const clientId = freshName();
  const posted = good(
    await api.postMessage({
      clientId,
      thread: inConversation(general),
      content: plain("hello"),
      replyTo: question,
      attachments: [],
    }),
  );
  expect(good(await api.findPosted(inConversation(general), clientId))).toMatchObject({
    id: posted.id,
    replyTo: { text: "hello?" },
  });
  good(await api.markRead(general, posted.id));
  expect(good(await api.loadConversation(general)).conversations).toMatchObject([
    { unread: 0, newMessageSeparator: posted.id + 1 },
  ]);
  const bob = v.parse(PartnerId, demo.as("bob").partnerId);
  expect(good(await api.openDirectMessage(bob))).toMatchObject({ kind: "chat", memberCount: 2 });
  // Its field holds an SVG, which is no picture to us.
  expect(good(await server.media.load({ type: "channel-avatar", channel: general, version: null })).mimetype).toBe(
    "application/octet-stream",
  );
});

test("an Odoo that was brought to another version under our feet is asked anew", async () => {
  const { demo, server } = await opened({ isFormer: true });
  good(await server.api.loadOverview());
  await demo.stop();
  // By the same seed it gives out the same key.
  const next = await createDemoServer({ port: demo.port });
  started.push(next);
  next.addApiKey("alice");
  // What was cut, and what was asked by a name that is gone, is asked once more by whoever wants to know.
  await expect.poll(async () => (await server.api.loadOverview()).ok).toBe(true);
  expect(good(await server.api.loadOverview()).conversations).toMatchObject([{ name: "general" }]);
});

test("signing in is done once an hour, and at once again after access was denied", async () => {
  const { demo, server, clock } = await opened();
  const from = demo.requests.length;
  good(await server.api.loadOverview());
  good(await server.api.loadOverview());
  expect(calledSince(demo, from).filter((path) => path.endsWith("/common"))).toHaveLength(1);
  await clock.advance(3_600_000);
  good(await server.api.loadOverview());
  expect(calledSince(demo, from).filter((path) => path.endsWith("/common"))).toHaveLength(2);
  demo.revokeApiKeys("alice");
  for (let time = 0; time < 2; time += 1)
    expect(await server.api.loadOverview()).toEqual({ ok: false, error: { type: "signed-out" } });
  expect(calledSince(demo, from).filter((path) => path.endsWith("/common"))).toHaveLength(3);
});

test("reading never goes backwards, whatever another device has read", async () => {
  const { demo, server, general } = await opened();
  const [first = 0, second = 0] = ["one", "two"].map((text) => demo.as("bob").post(general, text));
  demo.as("alice").read(general, second);
  good(await server.api.markRead(general, v.parse(MessageId, first)));
  const [conversation] = good(await server.api.loadOverview()).conversations;
  expect(conversation).toMatchObject({ unread: 0, newMessageSeparator: second + 1 });
});

test("a file that is too large for one answer is refused in words, and a picture too large for a preview is none", async () => {
  const { demo, server, general } = await opened();
  const alice = demo.as("alice");
  const size = 41 * 2 ** 20;
  const big = alice.upload(general, { name: "big.iso", mimetype: "application/x-iso", content: new Uint8Array(size) });
  const photo = alice.upload(general, { name: "a.png", mimetype: "image/png", content: new Uint8Array(5 * 2 ** 20) });
  const load = (attachment: number, of: "full" | "thumbnail") =>
    server.media.load({ type: "attachment", attachment: attachment as AttachmentId, size: of });
  const file = (attachment: number) => server.media.load({ type: "file", attachment: attachment as AttachmentId });
  expect(await file(big.id)).toMatchObject({ error: { kind: "invalid", reason: /too large/ } });
  expect(await load(big.id, "full")).toMatchObject({ error: { kind: "missing" } });
  expect(await load(photo.id, "thumbnail")).toMatchObject({ error: { kind: "invalid", reason: /too large/ } });
  expect(good(await load(photo.id, "full")).bytes.byteLength).toBe(5 * 2 ** 20);
  expect(await file(999_999)).toMatchObject({ error: { kind: "missing" } });
});
