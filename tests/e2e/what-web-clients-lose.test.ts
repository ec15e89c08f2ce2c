/**
 * Cases in which Odoo's own web client was seen to lose something. Nothing is lost here, nothing doubled, the person is
 * told, and nobody has to click or reload.
 *
 * Except where it says so, Parley's clock runs ten times as fast (every pause and limit of main alike, such as 15 s of
 * silence and 5 s for an answer to a ping), and so do the durations named here: 130 s take 13.
 */
import type { Locator, Page } from "@playwright/test";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { LaunchOptions, Parley } from "../support/electron-app.ts";
import { createFaultProxy, type FaultProxy } from "../support/fault-proxy/proxy.ts";
import { composer, connection, expect, isOnline, open, postedTexts, submitSignIn, test, write } from "./office.ts";

const speed = 10;
const hurried: LaunchOptions = { env: { PARLEY_CLOCK_SPEED: String(speed) } };

interface Scene extends Parley {
  readonly proxy: FaultProxy;
  readonly general: number;
  readonly log: Locator;
}

/** Alice in #general, with a proxy between her and the server; the conversation is empty. */
async function inGeneral(
  launch: (options: LaunchOptions) => Promise<Parley>,
  server: DemoServer,
  proxy: FaultProxy,
): Promise<Scene> {
  const parley = await launch(hurried);
  await submitSignIn(parley.page, { address: proxy.url, login: "alice" });
  await isOnline(parley.page);
  const log = await open(parley.page, "general");
  return { ...parley, proxy, log, general: server.channelNamed("general") };
}

const cases = test.extend<{ faults: FaultProxy; scene: Scene }>({
  faults: async ({ server }, use) => {
    const proxy = await createFaultProxy({ upstream: server.url });
    await use(proxy);
    await proxy.stop();
  },
  scene: async ({ launch, server, faults }, use) => use(await inGeneral(launch, server, faults)),
});

/** The fault lasts so long by Parley's clock, ms. */
function lasts(page: Page, duration: number): Promise<void> {
  return page.waitForTimeout(duration / speed);
}

/** A dead line is noticed within 20 s; half a second of real time is the machine's. */
async function isToldOfDeadLine(page: Page): Promise<void> {
  await expect(connection(page)).toHaveText(/^(Connecting|Offline)/, { timeout: 20_000 / speed + 500 });
}

function row(log: Locator, text: string): Locator {
  return log.getByRole("article").filter({ hasText: text });
}

/** These messages are on the server and in the log, once each and in order; Alice's stand there as sent. */
async function isSettled(
  { log, general }: Pick<Scene, "log" | "general">,
  server: DemoServer,
  texts: readonly string[],
  own = texts,
): Promise<void> {
  await expect.poll(() => postedTexts(server, general), { timeout: 20_000 }).toEqual(texts);
  await expect(log.getByRole("article")).toHaveText(texts.map((text) => new RegExp(text)));
  for (const text of own) await expect(row(log, text)).toHaveAttribute("data-delivery", "sent");
}

for (const seconds of [20, 130])
  cases(`the line is half-open for ${seconds} s while five messages arrive`, async ({ scene, server }) => {
    const { page, log, general, proxy } = scene;
    await proxy.set({ type: "half-open" });
    const news = [1, 2, 3, 4, 5].map((number) => `news ${number}`);
    const told = isToldOfDeadLine(page);
    for (const text of news) {
      server.as("bob").post(general, text);
      await lasts(page, (seconds * 1_000) / news.length);
    }
    await told;
    await expect(log.getByRole("article")).toHaveCount(0);
    await proxy.set(null);
    await isOnline(page);
    await isSettled(scene, server, news, []);
  });

cases("a message is sent into a half-open line, which comes back", async ({ scene, server }) => {
  const { page, log, proxy } = scene;
  await proxy.set({ type: "half-open" });
  await write(page, "general", "into the dark");
  await expect(composer(page, "general")).toHaveValue("");
  await isToldOfDeadLine(page);
  await expect(row(log, "into the dark")).toHaveAttribute("data-delivery", "sending");
  await proxy.set(null);
  await isSettled(scene, server, ["into the dark"]);
  await isOnline(page);
});

cases("a message is sent into a half-open line, which never comes back", async ({ scene, server }) => {
  const { page, log, proxy } = scene;
  await proxy.set({ type: "half-open" });
  await write(page, "general", "into the dark");
  await isToldOfDeadLine(page);
  await expect(row(log, "into the dark")).toHaveAttribute("data-delivery", "sending");
  // Nothing of it has reached the server, but Parley cannot know: it asks before it sends again.
  proxy.dropAll("reset");
  await proxy.set(null);
  await isSettled(scene, server, ["into the dark"]);
  await isOnline(page);
});

cases("a message is written offline, then the app is started again", async ({ scene, server }) => {
  const { page, log, proxy } = scene;
  await proxy.set({ type: "refuse" });
  proxy.dropAll();
  await write(page, "general", "before the restart");
  await expect(row(log, "before the restart")).toHaveAttribute("data-delivery", "queued");
  await scene.quit();

  const again = await scene.relaunch();
  const logAgain = await open(again.page, "general");
  await expect(row(logAgain, "before the restart")).toHaveAttribute("data-delivery", "queued");
  await expect(connection(again.page)).toHaveText(/^(Connecting|Offline)/);
  await proxy.set(null);
  await isSettled({ log: logAgain, general: scene.general }, server, ["before the restart"]);
});

cases("messages are written offline, then the line is back", async ({ scene, server }) => {
  const { page, log, proxy } = scene;
  await proxy.set({ type: "refuse" });
  proxy.dropAll();
  for (const text of ["first", "second"]) {
    await write(page, "general", text);
    await expect(row(log, text)).toHaveAttribute("data-delivery", "queued");
  }
  await expect(connection(page)).toHaveText(/^(Connecting|Offline)/);
  await proxy.set(null);
  await isSettled(scene, server, ["first", "second"]);
  await isOnline(page);
});

cases("the session is ended elsewhere, then a message is sent", async ({ scene, server }) => {
  const { page, log } = scene;
  server.expireSessions("alice");
  await write(page, "general", "into a dead session");
  await expect(connection(page)).toHaveText(/^Signed out/);
  await expect(row(log, "into a dead session")).toHaveAttribute("data-delivery", "queued");
  await page.getByRole("textbox", { name: "Password" }).fill("alice");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isSettled(scene, server, ["into a dead session"]);
  await isOnline(page);
});

cases("the server is away for 31 s, and a message is sent meanwhile", async ({ scene, server }) => {
  const { page, log, general } = scene;
  await server.pause();
  await write(page, "general", "mine");
  await expect(connection(page)).toHaveText(/^(Connecting|Offline)/);
  await lasts(page, 31_000);
  await expect(row(log, "mine")).toHaveAttribute("data-delivery", "queued");
  await server.resume();
  server.as("bob").post(general, "theirs");
  await isSettled(scene, server, ["theirs", "mine"], ["mine"]);
  await isOnline(page);
});
