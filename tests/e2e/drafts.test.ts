import { mkdir, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { BrowserWindow } from "electron";
import type { Parley } from "../support/electron-app.ts";
import {
  composer,
  expect,
  filesHolding,
  inGeneral,
  isOnline,
  listed,
  messagesIn,
  open,
  postedTexts,
  row,
  signOut,
  test,
  write,
} from "./office.ts";
import { onWindow, openConversationWindow, titlesOf } from "./window.ts";

const post = /message_post$/;

/** What was typed is on disk within a second of the last key. */
const onDisk = (parley: Parley, text: string) =>
  expect
    .poll(async () => (await filesHolding(parley.userData, [text])).length, { timeout: 1_000, intervals: [50] })
    .toBe(1);

/** The conversation's composer, in a Parley that was started again. */
async function again(first: Parley): Promise<{ readonly parley: Parley; readonly page: Page }> {
  const parley = await first.relaunch();
  await open(parley.page, "general");
  return { parley, page: parley.page };
}

test("what stands in the composer is on disk within a second, and there again after kill -9 and a start without network", async ({
  launch,
  server,
}) => {
  const first = await inGeneral(launch, server);
  await composer(first.page, "general").pressSequentially("half a thought");
  await onDisk(first, "half a thought");
  await first.kill9();
  await server.pause();
  const { page } = await again(first);
  await expect(composer(page, "general")).toHaveValue("half a thought");
});

test("what was typed a moment before the program was quit is there again", async ({ launch, server }) => {
  const first = await inGeneral(launch, server);
  await composer(first.page, "general").fill("last words");
  await first.quit();
  const { page } = await again(first);
  await expect(composer(page, "general")).toHaveValue("last words");
});

test("what was typed a moment before its page was loaded anew, or a while before it crashed, is there again", async ({
  launch,
  server,
}) => {
  const parley = await inGeneral(launch, server);
  const { app, page } = parley;
  await composer(page, "general").fill("before the reload");
  await page.reload();
  await open(page, "general");
  await expect(composer(page, "general")).toHaveValue("before the reload");
  await composer(page, "general").fill("before the crash");
  await onDisk(parley, "before the crash");
  const window = await app.browserWindow(page);
  await window.evaluate(async ({ webContents }: BrowserWindow) => {
    const isBack = new Promise<void>((resolve) => webContents.once("did-finish-load", () => resolve()));
    webContents.forcefullyCrashRenderer();
    await isBack;
  });
  const words = () =>
    window.evaluate(
      ({ webContents }: BrowserWindow) =>
        webContents.executeJavaScript(
          "document.querySelector('textarea')?.value ?? document.body.innerText",
        ) as Promise<string>,
    );
  await expect.poll(words).toContain("before the crash");
});

test("a reply, an edit and attached files that were begun are there again after kill -9, and are sent as what they were", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  server.as("bob").post(general, "any questions?");
  const file = test.info().outputPath("plan.txt");
  await mkdir(test.info().outputDir, { recursive: true });
  await writeFile(file, "the plan");
  const first = await inGeneral(launch, server);
  await first.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await write(first.page, "general", "frist");
  await expect(row(first.log, "frist")).toHaveAttribute("data-delivery", "sent");
  await row(first.log, "any questions?").hover();
  const actions = first.page.getByRole("toolbar", { name: "Message actions" });
  await actions.getByRole("button", { name: "Reply" }).click();
  await first.page.getByRole("button", { name: "Attach files" }).click();
  await expect(first.page.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(1);
  await composer(first.page, "general").fill("just one");
  await row(first.log, "frist").hover();
  await actions.getByRole("button", { name: "Edit" }).click();
  await composer(first.page, "general").fill("first");
  await expect.poll(() => filesHolding(first.userData, ['"text":"first"'])).toHaveLength(1);
  await first.kill9();

  const { page } = await again(first);
  await isOnline(page);
  await expect(page.getByText("Editing your message")).toBeVisible();
  await expect(composer(page, "general")).toHaveValue("first");
  await composer(page, "general").press("Enter");
  await expect(page.getByText("Replying to Bob Birch")).toBeVisible();
  await expect(composer(page, "general")).toHaveValue("just one");
  await expect(page.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(1);
  await composer(page, "general").press("Enter");
  const log = messagesIn(page, "general");
  await expect(row(log, "just one")).toHaveAttribute("data-delivery", "sent");
  await expect(row(log, "just one")).toContainText("any questions?");
  await expect(row(log, "just one")).toContainText("plan.txt");
  expect(postedTexts(server, general)).toEqual(["any questions?", "first", "just one"]);
});

test("killed as it is sent, a message is posted once, and does not stand in the composer as well", async ({
  launch,
  server,
}) => {
  const first = await inGeneral(launch, server);
  await composer(first.page, "general").fill("only once");
  await onDisk(first, "only once");
  server.delay(post, 500);
  await composer(first.page, "general").press("Enter");
  await expect(row(first.log, "only once")).toHaveAttribute("data-delivery", /queued|sending/);
  await first.kill9();
  server.delay(post, 0);
  const { page } = await again(first);
  await expect(composer(page, "general")).toHaveValue("");
  await isOnline(page);
  await expect(row(messagesIn(page, "general"), "only once")).toHaveAttribute("data-delivery", "sent", {
    timeout: 90_000,
  });
  expect(postedTexts(server, first.general)).toEqual(["only once"]);
});

test("what is written in one window of a conversation is in the other, and sent from either it is in none", async ({
  launch,
  server,
}) => {
  const parley = await inGeneral(launch, server);
  const { app, page } = parley;
  const own = await openConversationWindow(app, page);
  await composer(own, "general").fill("half a thought");
  await expect(composer(page, "general")).toHaveValue("half a thought");
  await composer(page, "general").fill("half a thought and more");
  await expect(composer(own, "general")).toHaveValue("half a thought and more");
  await composer(own, "general").press("Enter");
  await expect(composer(page, "general")).toHaveValue("");
  await composer(own, "general").fill("left behind");
  await onWindow(app, own, "close");
  await expect.poll(() => titlesOf(app)).toEqual(["Parley"]);
  await expect(composer(page, "general")).toHaveValue("left behind");
});

test("signing out takes the drafts away", async ({ launch, server }) => {
  const first = await inGeneral(launch, server);
  await composer(first.page, "general").fill("a secret thought");
  await onDisk(first, "a secret thought");
  await composer(first.page, "general").fill("a secret thought and more");
  await signOut(first.page);
  await expect(first.page.getByRole("textbox", { name: "Server address" })).toBeVisible();
  await first.quit();
  expect(await filesHolding(first.userData, ["a secret thought"])).toEqual([]);
});

test("a draft stands in the list of conversations while another one is open", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const first = await inGeneral(launch, server);
  await composer(first.page, "general").fill("half a thought");
  await open(first.page, "Bob Birch");
  await expect(first.page.getByText("Draft: half a thought")).toBeVisible();
  await first.quit();
  const second = await first.relaunch();
  await expect(listed(second.page, "general")).toBeVisible();
  await open(second.page, "Bob Birch");
  await expect(second.page.getByText("Draft: half a thought")).toBeVisible();
});
