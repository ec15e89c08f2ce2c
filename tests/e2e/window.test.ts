import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startTrayHost } from "../support/tray-host.ts";
import { expect, listed, messagesIn, open, signIn, test } from "./office.ts";
import { eyeOn, standFrom } from "./scroll-hands.ts";
import { closeWindow, isShown, startAgain, startAgainWithBytes, whenHidden } from "./window.ts";

test("a second start raises the first, and opens the link that it came with", async ({ launch, server }) => {
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "hello");
  const { app, page, userData } = await launch();
  await signIn(page, server);
  await expect(listed(page, "Bob Birch")).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await whenHidden(app);

  expect(await startAgain(userData)).toBe(0);
  await expect.poll(() => isShown(app)).toBe(true);

  const workspace = await page.evaluate(async () => (await window.parley.invoke("snapshot", {})).app.workspaces[0]?.id);
  await startAgain(userData, `parley://conversation/${workspace}/${direct}`);
  await expect(messagesIn(page, "Bob Birch")).toBeVisible();
});

test("a start with arguments that no start of ours has ends by itself, and the Parley that runs lives on", async ({
  launch,
}) => {
  const { app, page, userData } = await launch();
  const main = app.process();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const link = "parley://conversation/3f2504e0-4f89-41d3-9a0c-0305e82c3301/1";
  const refused: readonly (readonly string[])[] = [
    [link + "0".repeat(40_000)],
    // Linux takes 128 KiB an argument.
    [link + "0".repeat(100_000), link + "0".repeat(100_000)],
    Array<string>(9_000).fill("file"),
    Array<string>(40_000).fill(""),
  ];
  for (const args of refused) expect(await startAgain(userData, ...args)).toBe(0);
  const log = await readFile(join(userData, "logs", "parley.log"), "utf8");
  expect(log.match(/"event":"start-refused","what":"arguments too long"/g)).toHaveLength(refused.length);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await whenHidden(app);
  expect(await startAgainWithBytes(userData, [0xff, 0xfe, 0x80, 0x0a, 0xed, 0xa0, 0x80])).toBe(0);
  await expect.poll(() => isShown(app)).toBe(true);
  expect([main.exitCode, main.signalCode]).toEqual([null, null]);
});

test("closing hides into a tray, and quits where there is none", async ({ launch }) => {
  const stopTray = await startTrayHost();
  const { app, page, relaunch } = await launch();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await closeWindow(app);
  await whenHidden(app);
  expect(app.process().exitCode).toBeNull();
  await stopTray();

  const again = await relaunch();
  await again.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const main = again.app.process();
  const gone = once(main, "exit");
  await closeWindow(again.app);
  await gone;
});

test("the window comes back where and as large as it was", async ({ launch }) => {
  const { app, relaunch } = await launch();
  const place = { x: 60, y: 80, width: 800, height: 600 };
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  const bounds = (from: typeof app) =>
    from.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(() => bounds(app)).toEqual(place);
  expect(await bounds((await relaunch()).app)).toEqual(place);
});

test("the window begins where the person was, after it was quit, loaded anew and killed", async ({
  launch,
  server,
}) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const first = await launch();
  await signIn(first.page, server);
  await open(first.page, "general");
  await open(first.page, "Bob Birch");
  await first.page.reload();
  await expect(messagesIn(first.page, "Bob Birch").getByText("hello")).toBeVisible();
  await first.quit();

  const second = await first.relaunch();
  await expect(messagesIn(second.page, "Bob Birch").getByText("hello")).toBeVisible();
  await open(second.page, "general");
  await expect
    .poll(async () => JSON.parse(await readFile(join(second.userData, "last-shown.json"), "utf8")).channels, {
      timeout: 5_000,
    })
    .toEqual({ [await workspaceOf(second.page)]: server.channelNamed("general") });
  await second.kill9();
  const third = await second.relaunch();
  await expect(messagesIn(third.page, "general")).toBeVisible();
});

test("the history stands where the person read it, after the page was loaded anew, and the program quit and killed", async ({
  launch,
  server,
}) => {
  const admin = server.as("admin");
  const channel = admin.createChannel("long");
  admin.invite(channel, "alice");
  server.seedMessages(channel, 300);
  const first = await launch();
  await signIn(first.page, server);
  const log = await open(first.page, "long");
  await expect(log.getByRole("article").last()).toBeVisible();
  await standFrom(log, "up", 600);
  const { row } = await eyeOn(log);
  const kept = (userData: string): Promise<unknown> =>
    readFile(join(userData, "last-shown.json"), "utf8").then(
      (json) => JSON.parse(json).eye,
      () => "not written yet",
    );
  await expect.poll(() => kept(first.userData), { timeout: 5_000 }).toEqual(expect.any(Number));
  const isInSight = (page: Page) =>
    expect(messagesIn(page, "long").locator(`[data-row="${row}"]`)).toBeInViewport({ ratio: 0.5 });

  await first.page.reload();
  await isInSight(first.page);
  await first.kill9();
  await server.pause();
  const second = await first.relaunch();
  await isInSight(second.page);
  await second.quit();
  const third = await second.relaunch();
  await isInSight(third.page);
  await third.page.getByRole("button", { name: /latest/i }).click();
  await expect.poll(() => kept(third.userData), { timeout: 5_000 }).toBeNull();
});

async function workspaceOf(page: Page): Promise<string> {
  const found = await page.evaluate(async () => (await window.parley.invoke("snapshot", {})).app.workspaces[0]?.id);
  return found ?? "";
}
