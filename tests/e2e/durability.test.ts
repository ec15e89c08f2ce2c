import { readdir } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import {
  connection,
  expect,
  filesHolding,
  inGeneral,
  isOnline,
  listed,
  messagesIn,
  open,
  postedTexts,
  row,
  signIn,
  signOut,
  submitSignIn,
  test,
  write,
  type InGeneral,
} from "./office.ts";

const post = /message_post$/;

/** Starts Parley again on the same data; what was written stands there as it did, in order and once each. */
async function startsAgainWith(first: InGeneral, texts: readonly string[]): Promise<{ page: Page; log: Locator }> {
  const { page } = await first.relaunch();
  const log = await open(page, "general");
  await expect(log.getByRole("article")).toHaveText(texts.map((text) => new RegExp(text)));
  return { page, log };
}

test("written offline, killed, started again: each message is posted once, in order, by itself", async ({
  launch,
  server,
}) => {
  const first = await inGeneral(launch, server);
  await server.pause();
  await expect(connection(first.page)).not.toHaveText(/^Online/);
  const texts = ["first", "second", "third"];
  for (const text of texts) {
    await write(first.page, "general", text);
    await expect(row(first.log, text)).toHaveAttribute("data-delivery", "queued");
  }
  await first.kill9();

  const { page, log } = await startsAgainWith(first, texts);
  for (const text of texts) await expect(row(log, text)).toHaveAttribute("data-delivery", "queued");
  await server.resume();
  await expect(connection(page), "It is online again by itself").toHaveText("Online", { timeout: 20_000 });
  await expect.poll(() => postedTexts(server, first.general), "What the server has").toEqual(texts);
  await expect(log.getByRole("article")).toHaveText(texts.map((text) => new RegExp(text)));
  for (const text of texts) await expect(row(log, text)).toHaveAttribute("data-delivery", "sent");
  expect(server.requests.filter(({ route }) => post.test(route))).toHaveLength(3);
});

test("killed while the server is at it, a message is looked for before it is posted again", async ({
  launch,
  server,
}) => {
  const first = await inGeneral(launch, server);
  const { general } = first;
  // The bus would tell of the message too; it has to be slow for the question to be asked.
  const release = server.holdCommits();
  server.failNext(post, "dropAfterCommit");
  server.delay(/search_read/, Infinity);
  await write(first.page, "general", "only once");
  await expect.poll(() => server.messages(general).length).toBe(1);
  await expect.poll(() => server.requests.some(({ route }) => /search_read/.test(route))).toBe(true);
  await expect(row(first.log, "only once")).toHaveAttribute("data-delivery", "sending");
  await first.kill9();

  release();
  server.delay(/search_read/, 0);
  const { page, log } = await startsAgainWith(first, ["only once"]);
  await isOnline(page);
  await expect(row(log, "only once")).toHaveAttribute("data-delivery", "sent");
  await expect(log.getByRole("article")).toHaveCount(1);
  expect(postedTexts(server, general)).toEqual(["only once"]);
  expect(server.requests.filter(({ route }) => post.test(route))).toHaveLength(1);
});

test("a restart needs no password, and there is neither password nor session on the disk", async ({
  launch,
  server,
}) => {
  const password = "a password like no other";
  server.changePassword("alice", password);
  const { page, app, userData, quit, relaunch } = await launch();
  await submitSignIn(page, { address: server.url, login: "alice", password });
  await isOnline(page);
  const cookies = server.sessionsOf("alice");
  expect(cookies).toHaveLength(1);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  expect(await app.evaluate(async ({ session }) => (await session.defaultSession.cookies.get({})).length)).toBe(0);
  await quit();
  expect(await filesHolding(userData, [password, ...cookies])).toEqual([]);

  const again = await relaunch();
  await isOnline(again.page);
  await expect(listed(again.page, "general")).toBeVisible();
  expect(server.requests.filter(({ path }) => path === "/web/session/authenticate")).toHaveLength(1);
});

test("a start without the server shows what was there, at once", async ({ launch, server }) => {
  server.as("bob").post(server.channelNamed("general"), "kept in the archive");
  const first = await launch();
  await signIn(first.page, server);
  await expect((await open(first.page, "general")).getByText("kept in the archive")).toBeVisible();
  await first.quit();
  await server.pause();
  const second = await first.relaunch();
  await expect(listed(second.page, "general")).toBeVisible({ timeout: 3_000 });
  await expect((await open(second.page, "general")).getByText("kept in the archive")).toBeVisible({ timeout: 1_000 });
  await expect(connection(second.page)).not.toHaveText(/^Online/);
});

test("signing out leaves nothing of the workspace, here or on the server", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "a secret between us");
  const { page, userData, quit, relaunch } = await launch();
  await signIn(page, server);
  await expect((await open(page, "Bob Birch")).getByText("a secret between us")).toBeVisible();
  await signOut(page);
  await expect(page.getByRole("textbox", { name: "Server address" })).toBeVisible();
  await expect.poll(() => server.sessionsOf("alice")).toEqual([]);
  await quit();
  expect(await filesHolding(userData, ["a secret between us", "alice", "Bob Birch"])).toEqual([]);

  const again = await relaunch();
  await expect(again.page.getByRole("textbox", { name: "Server address" })).toBeVisible();
  await expect(messagesIn(again.page, "Bob Birch")).toBeHidden();
});

test("without a keyring the session lives as long as the program, which is said once", async ({ launch, server }) => {
  const { page, userData, quit, relaunch } = await launch({ args: ["--password-store=basic"] });
  await signIn(page, server);
  await expect(page.getByText(/keyring/)).toHaveCount(1);
  const cookies = server.sessionsOf("alice");
  await quit();
  expect(await filesHolding(userData, cookies)).toEqual([]);
  expect(await readdir(userData)).not.toContain("secrets.json");

  const again = await relaunch();
  await expect(connection(again.page)).toHaveText(/^Signed out/);
  await expect(listed(again.page, "general")).toBeVisible();
});
