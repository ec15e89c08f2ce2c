/**
 * Cases in which Odoo's own web client was seen to lose something. Nothing is lost here, nothing doubled, the person is
 * told, and nobody has to click or reload.
 *
 * The clocks of Parley and of the server run ten times as fast (every pause and limit of theirs alike, such as 12 s of
 * silence, 8 s for an answer to a ping, and the server's own pings), and so do the durations named here: 130 s take 13.
 * Networks, disks and windows keep the machine's time, so that what they take weighs ten times as much as in life: the
 * hurry makes nothing easier.
 */
import type { DemoServer } from "../../electron/demo/start.ts";
import {
  allIsWell,
  goesHalfOpen,
  holds,
  isBackByItself,
  isCutOff,
  isSettled,
  isToldOfClosedDoor,
  isToldOfDeadLine,
  lasts,
  nobodyActs,
  post,
  postsTo,
  test,
  waits,
  wasAlwaysThere,
  wasHalfOpen,
  wasNotCalledOnline,
  type SceneBehindProxy,
  type Since,
} from "./nothing-is-lost.ts";
import { alert, composer, connection, expect, open, postedTexts, write } from "./office.ts";
import { saidBy, watchConnection, watchDelivery, type Watch } from "./watch.ts";

const overview = /mail\/data$/;
const typing = /notify_typing$/;

/** The server has said it, and the line holds it. */
async function isSpokenIntoTheDark({ proxy }: SceneBehindProxy, text: string): Promise<void> {
  const bytes = (): number =>
    Math.max(0, ...proxy.held().map(({ path, toClient }) => (path.startsWith("/websocket") ? toClient : 0)));
  await expect.poll(bytes, "Bytes that the server has spoken into the dark").toBeGreaterThan(text.length);
}

const gaps = [
  {
    seconds: 20,
    from: "the bus alone",
    sockets: 1,
    // Never answered: what the bus brings again has to do.
    prepare: (server: DemoServer) => server.delay(overview, Infinity),
  },
  {
    seconds: 130,
    from: "a bus that has forgotten the first of them",
    // Two pings of its own without an answer, and the server has given the line up too.
    sockets: 0,
    prepare: (server: DemoServer) => server.gcBus(),
  },
];
test.describe("on a server that may forget after 100 s (WIRE.md §8)", () => {
  test.use({ dialect: "18.0-2" });
  for (const { seconds, from, sockets, prepare } of gaps)
    test(`the line is half-open for ${seconds} s while five messages arrive, which come from ${from}`, async ({
      scene,
    }) => {
      const { page, log, general, proxy, server } = scene;
      const since = await goesHalfOpen(scene);
      const news = [1, 2, 3, 4, 5].map((number) => `news ${number}`);
      const arriving = async (): Promise<void> => {
        for (const text of news) {
          server.as("bob").post(general, text);
          if (text === news[0]) await isSpokenIntoTheDark(scene, text);
          await lasts(page, (seconds * 1_000) / news.length);
        }
      };
      await Promise.all([isToldOfDeadLine(scene, since), arriving()]);
      await wasHalfOpen(scene, since);
      expect(server.sockets(), "Lines that the server takes for good ones").toBe(sockets);
      await expect(log.getByRole("article")).toHaveCount(0);
      prepare(server);
      await proxy.set(null);
      await isBackByItself(page);
      await isSettled(scene, news, []);
    });
});

/** Alice sends into a line that went half-open just before; Parley, too, still takes it for a good one. */
async function sendsIntoTheDark(
  scene: SceneBehindProxy,
  text: string,
  isForGood = false,
): Promise<{ since: Since; delivery: Watch }> {
  const { page, proxy, server, status } = scene;
  const delivery = await watchDelivery(page, text);
  const since = await goesHalfOpen(scene, isForGood);
  await write(page, "general", text);
  await expect
    .poll(() => proxy.held().some(({ path, toServer }) => post.test(path) && toServer > 0), "The post is in the dark")
    .toBe(true);
  expect(await saidBy(status), "The post left before the line was known to be dead").toEqual(["Online"]);
  await isToldOfDeadLine(scene, since);
  await waits(scene, text, "sending");
  expect(postsTo(server)).toEqual([]);
  return { since, delivery };
}

async function endsWell(scene: SceneBehindProxy, text: string, delivery: Watch): Promise<void> {
  await isBackByItself(scene.page);
  await isSettled(scene, [text]);
  await wasAlwaysThere(delivery);
}

test("a message is sent into a half-open line, which comes back", async ({ scene }) => {
  const { page, log, proxy, server } = scene;
  const { since, delivery } = await sendsIntoTheDark(scene, "into the dark");
  await wasHalfOpen(scene, since);
  // The post comes out of the dark last: what has not been answered yet may still arrive.
  await proxy.set({ type: "half-open", route: post });
  await isBackByItself(page);
  await expect(connection(page)).toHaveText("Online");
  await waits({ page, log }, "into the dark", "sending");
  expect(postsTo(server)).toEqual([]);
  await proxy.set(null);
  await endsWell(scene, "into the dark", delivery);
});

test("a message is sent into a half-open line, which never comes back, though others do", async ({ scene }) => {
  const { proxy } = scene;
  const { since, delivery } = await sendsIntoTheDark(scene, "into the dark", true);
  await wasHalfOpen(scene, since);
  // Nothing of it will ever reach the server, but Parley cannot know: it asks before it sends again.
  await proxy.set(null);
  await endsWell(scene, "into the dark", delivery);
});

test("a message is sent, and the line goes half-open before the answer and never comes back", async ({ scene }) => {
  const { page, proxy, server, general } = scene;
  const delivery = await watchDelivery(page, "heard, not answered");
  server.delay(post, 10_000);
  const goesWhenHeard = async (): Promise<Since> => {
    await expect.poll(() => postsTo(server), { intervals: [20] }).toEqual(["alice"]);
    return goesHalfOpen(scene);
  };
  // At once: on a busy machine the answer may come before Playwright says that the key was pressed.
  const [since] = await Promise.all([goesWhenHeard(), write(page, "general", "heard, not answered")]);
  await expect.poll(() => postedTexts(server, general)).toEqual(["heard, not answered"]);
  await isToldOfDeadLine(scene, since);
  await waits(scene, "heard, not answered", "sending");
  const answer = proxy.held().find(({ path }) => post.test(path));
  expect(answer?.toClient, "Bytes of the answer that are in the dark").toBeGreaterThan(0);
  proxy.dropAll("reset");
  await proxy.set(null);
  await endsWell(scene, "heard, not answered", delivery);
});

test("messages are written offline, then the app is started again", async ({ scene }) => {
  const { page, log, proxy, server, general } = scene;
  await isCutOff(scene);
  const texts = ["before the restart", "and one more"];
  for (const text of texts) {
    await write(page, "general", text);
    await waits({ page, log }, text, "queued");
  }
  await scene.quit();

  const again = await scene.relaunch();
  const status = await watchConnection(again.page);
  const logAgain = await open(again.page, "general");
  await expect(logAgain.getByRole("article"), "What the log has without a server").toHaveText(
    texts.map((text) => new RegExp(text)),
  );
  for (const text of texts) await waits({ page: again.page, log: logAgain }, text, "queued");
  await isToldOfClosedDoor(again.page);
  await wasNotCalledOnline(status);
  expect(postsTo(server)).toEqual([]);
  await proxy.set(null);
  await isBackByItself(again.page);
  await isSettled({ log: logAgain, general, server }, texts);
});

test("messages are written offline, then the line is back", async ({ scene }) => {
  const { page, log, proxy, server, status } = scene;
  await isCutOff(scene);
  const deliveries: Watch[] = [];
  const texts = ["first", "second"];
  for (const text of texts) {
    deliveries.push(await watchDelivery(page, text));
    await write(page, "general", text);
    await waits({ page, log }, text, "queued");
  }
  await composer(page, "general").fill("not finished");
  await nobodyActs(page);
  await wasNotCalledOnline(status);
  expect(postsTo(server)).toEqual([]);
  await proxy.set(null);
  await isBackByItself(page);
  await isSettled(scene, texts);
  for (const delivery of deliveries) await wasAlwaysThere(delivery);
  await expect(composer(page, "general"), "What was being written").toHaveValue("not finished");
});

/** As from another browser of hers. */
async function signOutElsewhere(server: DemoServer): Promise<void> {
  for (const id of server.sessionsOf("alice")) {
    const headers = { "content-type": "application/json", cookie: `session_id=${id}` };
    await fetch(`${server.url}/web/session/destroy`, { method: "POST", headers, body: "{}" });
  }
  expect(server.sessionsOf("alice")).toEqual([]);
}

const ends = [
  { how: "she is signed out elsewhere", end: signOutElsewhere, password: "alice" },
  {
    how: "her password is changed elsewhere",
    end: async (server: DemoServer) => server.changePassword("alice", "another one"),
    password: "another one",
  },
];
for (const { how, end, password } of ends)
  test(`the session is ended, for ${how}, then a message is sent`, async ({ scene }) => {
    const { page, log, general, server, status } = scene;
    // That somebody is typing is said before, and would find it out; here the message itself is to.
    server.delay(typing, Infinity);
    await end(server);
    const delivery = await watchDelivery(page, "into a dead session");
    expect(await saidBy(status), "Nobody knows before the message is sent").toEqual(["Online"]);
    await write(page, "general", "into a dead session");
    await expect(connection(page), "The person is told at once").toHaveText(
      "Signed outThe session has ended. Sign in again to go on; what you wrote is kept.",
      { timeout: 2_000 },
    );
    expect(postsTo(server), "The message went into the dead session").toEqual([null]);
    await waits({ page, log }, "into a dead session", "queued");
    await write(page, "general", "while signed out");
    await waits({ page, log }, "while signed out", "queued");
    await composer(page, "general").fill("not finished");

    const form = page.getByRole("form", { name: "Sign in again" });
    await expect(form, "The person is asked to sign in again").toContainText(
      "Your session has ended. Sign in again as alice",
    );
    const signIn = async (word: string): Promise<void> => {
      await form.getByRole("textbox", { name: "Password" }).fill(word);
      await form.getByRole("button", { name: "Sign in", exact: true }).click();
    };
    await signIn("not the password");
    await expect(alert(page), "The person is told that this was wrong").toHaveText(/password/);
    await signIn(password);
    await expect(connection(page), "It goes on after signing in again").toHaveText("Online");
    const texts = ["into a dead session", "while signed out"];
    await expect.poll(() => postedTexts(server, general), "What the server has").toEqual(texts);
    await expect(log.getByRole("article"), "What the log has").toHaveText(texts.map((text) => new RegExp(text)));
    await wasAlwaysThere(delivery);
    expect(postsTo(server)).toEqual([null, "alice", "alice"]);
    await expect(composer(page, "general"), "What was being written").toHaveValue("not finished");
    await expect(form).toBeHidden();
  });

test("the server is away for 31 s, and a message is sent meanwhile", async ({ launch, server }) => {
  const scene = await allIsWell(launch, server);
  const { page, general, status } = scene;
  const delivery = await watchDelivery(page, "mine");
  await holds(page);
  await server.pause();
  await expect(fetch(server.url), "The port is closed").rejects.toThrow();
  await expect(connection(page), "The person is told").toHaveText(/^(Connecting…|Offline)The server is restarting\./);
  await write(page, "general", "mine");
  await waits(scene, "mine", "queued");
  await lasts(page, 31_000);
  await expect(fetch(server.url), "The port is still closed").rejects.toThrow();
  await wasNotCalledOnline(status);
  await waits(scene, "mine", "queued");
  await server.resume();
  server.as("bob").post(general, "theirs");
  await isBackByItself(page);
  await isSettled(scene, ["theirs", "mine"], ["mine"]);
  await wasAlwaysThere(delivery);
});
