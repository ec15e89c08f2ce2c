import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Clock } from "../../electron/core/ports/clock.ts";
import { createDemoServer } from "../../electron/demo/start.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { openKeyServer } from "../../electron/odoo/api-key/open-key-server.ts";
import { openServer } from "../../electron/odoo/session/open-server.ts";
import { signIn } from "../../electron/odoo/session/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import { ChannelId, ClientId, WorkspaceId } from "../../shared/ids.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { english } from "../../shared/text/languages.ts";

async function aliceOn(clock: Clock) {
  const demo = await createDemoServer();
  const http = createNodeHttp();
  onTestFinished(async () => {
    http.close();
    await demo.stop();
  });
  const credentials = { address: demo.url, database: demo.database, login: "alice", password: "alice" };
  const signedIn = await signIn(http, credentials, "odoo", () => {});
  if (!signedIn.ok) throw new Error(english.say(signedIn.error.text));
  const { profile, uid, cookie } = signedIn.value;
  const stored = { id: v.parse(WorkspaceId, randomUUID()), profile, uid };
  const server = openServer({ http, stored, cookie, onCookieChanged: () => {}, clock, log: () => {} });
  const general = v.parse(ChannelId, demo.channelNamed("general"));
  return {
    demo,
    http,
    stored,
    server,
    post: () =>
      server.api.postMessage({
        clientId: v.parse(ClientId, randomUUID()),
        thread: inConversation(general),
        content: plain("hi"),
        replyTo: null,
        attachments: [],
      }),
    read: () => server.background.loadHistory(general, { at: "latest" }, 30),
    /** Paths that the server was asked for since it was signed in to. */
    asked: () =>
      demo.requests.map(({ path }) => path).filter((path) => /messages$|message_post$|mail.data$/.test(path)),
  };
}

test("a person's message overtakes a queue of background reads", async () => {
  const { demo, post, read, asked } = await aliceOn(systemClock);
  demo.delay(/messages$/, 150);
  const reads = Array.from({ length: 24 }, read);
  await vi.waitFor(() => expect(asked()).toHaveLength(4));
  expect(await post()).toMatchObject({ ok: true });
  const place = asked().findIndex((path) => path.endsWith("message_post"));
  // Four were under way before it, and as many may have followed those meanwhile.
  expect(place).toBeLessThanOrEqual(8);
  expect((await Promise.all(reads)).every(({ ok }) => ok)).toBe(true);
  expect(asked()).toHaveLength(25);
});

test("five failures in a row, and a server is left alone for 60 s; then it gets one probe", async () => {
  const clock = createFakeClock();
  const { demo, server, post, read } = await aliceOn(clock);
  await demo.pause();
  for (let time = 1; time <= 5; time += 1)
    expect(await post()).toMatchObject({ error: { fault: { type: "refused" } } });
  await demo.resume();
  const before = demo.requests.length;
  const held = { ok: false, error: { type: "offline", fault: { type: "held-back" } } };
  expect([await post(), await read()]).toMatchObject([held, held]);
  await clock.advance(59_999);
  expect([await post(), demo.requests.length]).toMatchObject([held, before]);
  await clock.advance(1);
  await vi.waitFor(() => expect(server.gate.state().breaker).toEqual({ state: "closed", failures: 0 }));
  expect(demo.requests.slice(before).map(({ path }) => path)).toEqual(["/web/session/check"]);
  expect([await post(), await read()]).toMatchObject([{ ok: true }, { ok: true }]);
});

test("signing out aborts what the server has not answered, and says farewell all the same", async () => {
  const { demo, server, post, asked } = await aliceOn(systemClock);
  demo.delay(/message_post$/, Infinity);
  const posting = post();
  await vi.waitFor(() => expect(asked()).toHaveLength(1));
  server.gate.close();
  expect(await posting).toMatchObject({ error: { type: "unanswered", detail: expect.stringContaining("aborted") } });
  expect(await server.session.destroy()).toMatchObject({ ok: true });
  expect(demo.sessionsOf("alice")).toEqual([]);
});

test("an API key is shown once an hour, and the state of the requests tells for how long it is good", async () => {
  const clock = createFakeClock();
  const { demo, stored, http } = await aliceOn(clock);
  const profile = { ...stored.profile, access: "api-key" } as const;
  const key = demo.addApiKey("alice");
  const server = openKeyServer({ http, stored: { ...stored, profile }, key, clock, log: () => {} });
  expect(server.gate.state().signIn).toEqual({ state: "none" });
  const shown = () => demo.requests.filter(({ path }) => path === "/xmlrpc/2/common").length;
  const before = shown();
  await Promise.all([server.api.searchPeople("b", 5), server.api.searchPeople("c", 5)]);
  await clock.advance(3_599_999);
  await server.background.searchPeople("b", 5);
  expect([shown() - before, server.gate.state().signIn]).toEqual([1, { state: "kept", forMs: 1 }]);
  await clock.advance(1);
  await server.api.searchPeople("b", 5);
  expect(shown() - before).toBe(2);
});
