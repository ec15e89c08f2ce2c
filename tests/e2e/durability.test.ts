import { readdir } from "node:fs/promises";
import {
  connection,
  expect,
  filesHolding,
  isOnline,
  listed,
  messagesIn,
  open,
  postedTexts,
  signIn,
  signOut,
  submitSignIn,
  test,
  write,
} from "./office.ts";

test("written offline, killed, started again: each message is posted once, in order, by itself", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const first = await launch();
  await signIn(first.page, server);
  const log = await open(first.page, "general");
  await server.pause();
  await expect(connection(first.page)).not.toHaveText(/^Online/);

  const texts = ["first", "second", "third"];
  for (const text of texts) {
    await write(first.page, "general", text);
    await expect(log.getByRole("article").filter({ hasText: text })).toHaveAttribute("data-delivery", /queued|sending/);
  }
  await first.kill9();

  const second = await first.relaunch();
  const again = await open(second.page, "general");
  for (const text of texts) await expect(again.getByRole("article").filter({ hasText: text })).toHaveCount(1);
  await server.resume();
  await isOnline(second.page);
  await expect.poll(() => postedTexts(server, general)).toEqual(texts);
  for (const text of texts) {
    const message = again.getByRole("article").filter({ hasText: text });
    await expect(message).toHaveCount(1);
    await expect(message).toHaveAttribute("data-delivery", "sent");
  }
});

test("killed while the server is at it, a message is looked for before it is posted again", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const first = await launch();
  await signIn(first.page, server);
  await open(first.page, "general");
  // The bus would tell of the message too; it has to be slow for the question to be asked.
  const release = server.holdCommits();
  server.failNext(/message_post/, "dropAfterCommit");
  server.delay(/search_read/, Infinity);
  await write(first.page, "general", "only once");
  await expect.poll(() => server.messages(general).length).toBe(1);
  await expect.poll(() => server.requests.some(({ route }) => /search_read/.test(route))).toBe(true);
  await first.kill9();

  release();
  server.delay(/search_read/, 0);
  const second = await first.relaunch();
  await isOnline(second.page);
  const message = (await open(second.page, "general")).getByRole("article").filter({ hasText: "only once" });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  await expect(message).toHaveCount(1);
  expect(postedTexts(server, general)).toEqual(["only once"]);
  expect(server.requests.filter(({ route }) => /message_post/.test(route))).toHaveLength(1);
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
  await expect((await open(second.page, "general")).getByText("kept in the archive")).toBeVisible();
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
