import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication, Locator, Page } from "@playwright/test";
import type { BrowserWindow } from "electron";
import { projectDir } from "../../electron/dev/project.ts";
import { startTrayHost } from "../support/tray-host.ts";
import {
  composer,
  connection,
  expect,
  inGeneral,
  isAsOnServer,
  isOnline,
  listed,
  messagesIn,
  open,
  postedTexts,
  signIn,
  signOut,
  test,
  write,
} from "./office.ts";
import { isFocused, onWindow, openConversationWindow, startAgain, titleOf, titlesOf } from "./window.ts";

const post = /message_post$/;

function row(page: Page, text: string): Locator {
  return page.getByRole("log").getByRole("article").filter({ hasText: text });
}

async function isVisible(app: ElectronApplication, page: Page): Promise<boolean> {
  const window = await app.browserWindow(page);
  return window.evaluate((one: BrowserWindow) => one.isVisible());
}

/** Alice has #general in the main window and in one of its own. */
async function inTwoWindows(...[launch, server]: Parameters<typeof inGeneral>) {
  const parley = await inGeneral(launch, server);
  return { ...parley, own: await openConversationWindow(parley.app, parley.page) };
}

/** The person comes to that window, and its page and those of the others know it. */
async function goTo(app: ElectronApplication, page: Page): Promise<void> {
  await onWindow(app, page, "focus");
  await expect.poll(() => isFocused(app, page)).toBe(true);
  for (const each of app.windows())
    await expect.poll(() => each.evaluate(() => document.hasFocus())).toBe(each === page);
}

test("two windows of one conversation, written in by turns, at once, offline and through kill -9: every message once", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const first = await launch();
  await signIn(first.page, server);
  await open(first.page, "general");
  const own = await openConversationWindow(first.app, first.page);
  const written: string[][] = [[], []];
  let rounds = 0;
  /** One message in each, the windows in turn or both at once. */
  const round = async (pages: readonly Page[], isAtOnce: boolean) => {
    rounds += 1;
    const one = async (page: Page, index: number) => {
      const text = `window ${index} round ${rounds}`;
      written[index]?.push(text);
      await write(page, "general", text);
    };
    if (isAtOnce) await Promise.all(pages.map(one));
    else for (const [index, page] of pages.entries()) await one(page, index);
  };
  const isAllThere = async (pages: readonly Page[]) => {
    await expect.poll(() => postedTexts(server, general).length, { timeout: 25_000 }).toBe(written.flat().length);
    const posted = postedTexts(server, general);
    for (const texts of written) expect(posted.filter((text) => texts.includes(text))).toEqual(texts);
    for (const page of pages) await isAsOnServer(messagesIn(page, "general"), server, general);
  };

  const pages = [first.page, own];
  await round(pages, false);
  await round(pages, true);
  await isAllThere(pages);

  await server.pause();
  for (const page of pages) await expect(connection(page)).not.toHaveText(/^Online/);
  await round(pages, false);
  await round(pages, true);
  for (const page of pages)
    for (const text of written.flatMap((texts) => texts.slice(-2)))
      await expect(row(page, text)).toHaveAttribute("data-delivery", /queued|sending/);
  await server.resume();
  await isAllThere(pages);

  // Slow enough to die with posts on their way; of the answers the first is lost after the deed.
  server.delay(post, 150);
  server.failNext(post, "dropAfterCommit");
  await round(pages, false);
  await round(pages, true);
  await first.kill9();
  const again = await first.relaunch();
  await isOnline(again.page);
  await open(again.page, "general");
  const both = [again.page, await openConversationWindow(again.app, again.page)];
  await round(both, true);
  await isAllThere(both);
});

test("what one window does to a message the other shows, and neither is moved by it", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  server.seedMessages(general, 60);
  const { app, page, own } = await inTwoWindows(launch, server);
  await write(own, "general", "frist");
  await expect(row(page, "frist")).toHaveAttribute("data-delivery", "sent");
  await row(own, "frist").hover();
  await own.getByRole("toolbar", { name: "Message actions" }).getByRole("button", { name: "Edit" }).click();
  await write(own, "general", "first");
  await expect(row(page, "first")).toHaveCount(1);
  await expect(row(page, "frist")).toHaveCount(0);

  // Who reads older messages in one window goes on doing so while the other writes.
  await goTo(app, own);
  const scroller = messagesIn(page, "general").locator("..");
  await scroller.evaluate((element) => element.scrollBy(0, -2_000));
  const place = () => scroller.evaluate((element) => Math.round(element.scrollTop));
  await expect(page.getByRole("button", { name: /latest/i })).toBeVisible();
  const before = await place();
  // Slow enough to be seen as it is sent: that is when whoever wrote it is led there.
  server.delay(post, 300);
  await write(own, "general", "second");
  await expect(row(page, "second")).toHaveAttribute("data-delivery", "sending");
  await expect(row(page, "second")).toHaveAttribute("data-delivery", "sent");
  expect(await place()).toBeLessThanOrEqual(before);
});

test("what can be done in a conversation can be done in its own window", async ({ launch, server }) => {
  const downloads = test.info().outputPath("downloads");
  const file = test.info().outputPath("plan.txt");
  await mkdir(test.info().outputDir, { recursive: true });
  await writeFile(file, "the plan");
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  const { app, page } = await launch();
  await app.evaluate(
    ({ app: electron, dialog, shell, BrowserWindow }, [folder = "", chosen = ""]) => {
      electron.setPath("downloads", folder);
      shell.showItemInFolder = () => undefined;
      // Over the window that asked, as its title tells.
      dialog.showOpenDialog = (over: unknown) => {
        const isOver = over instanceof BrowserWindow && over.getTitle() === "general";
        return Promise.resolve({ canceled: !isOver, filePaths: isOver ? [chosen] : [] });
      };
    },
    [downloads, file],
  );
  await signIn(page, server);
  await open(page, "general");
  const own = await openConversationWindow(app, page);

  await own.getByRole("button", { name: "Attach files" }).click();
  await expect(own.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(1);
  await write(own, "general", "here it is");
  await expect(row(own, "here it is")).toHaveAttribute("data-delivery", "sent");
  await row(own, "here it is").getByRole("button", { name: "Save plan.txt" }).click();
  await expect(own.getByRole("status").filter({ hasText: "Saved to Downloads" })).toBeVisible();
  expect(await readFile(join(downloads, "plan.txt"), "utf8")).toBe("the plan");

  bob.post(general, "any questions?");
  await row(own, "any questions?").hover();
  const actions = own.getByRole("toolbar", { name: "Message actions" });
  await actions.getByRole("button", { name: "Star" }).click();
  await actions.getByRole("button", { name: "Reply" }).click();
  await write(own, "general", "just one");
  await expect(row(own, "just one")).toHaveAttribute("data-delivery", "sent");
  await expect(row(own, "just one")).toContainText("any questions?");
  bob.type(general, true);
  await expect(own.getByText("Bob Birch is typing…")).toBeVisible();

  // Its keys work here too, and it stays with its conversation.
  for (const [key, name] of [
    ["ControlOrMeta+K", "Go to conversation"],
    ["ControlOrMeta+,", "Settings"],
    ["ControlOrMeta+/", "Keyboard shortcuts"],
  ] as const) {
    await composer(own, "general").press(key);
    await expect(own.getByRole("dialog", { name })).toBeVisible();
    await own.keyboard.press("Escape");
    await expect(composer(own, "general")).toBeFocused();
  }
  await own.keyboard.press("Alt+ArrowDown");
  await expect(own.getByRole("dialog")).toHaveCount(0);
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("general");

  await server.pause();
  await expect(connection(own)).toHaveText(/^Offline/);
  await expect(connection(own)).toBeInViewport();
  await own.screenshot({ path: join(projectDir, "test-results", "screenshots", "own-window-offline.png") });
});

test("Retry, Edit and Discard clicked in both windows at once are done once", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  const { app, page } = await launch();
  await signIn(page, server);
  await open(page, "general");
  const pages = [page, await openConversationWindow(app, page)];
  const posts = () => server.requests.filter(({ route }) => post.test(route)).length;
  const fail = async (text: string) => {
    server.failNext(post, { errorEnvelope: "You may not write in this channel." });
    await write(page, "general", text);
    for (const one of pages) await expect(row(one, text)).toHaveAttribute("data-delivery", "failed");
  };
  const choose = async (text: string, choice: string) => {
    const button = (one: Page) => row(one, text).getByRole("button", { name: choice, exact: true }).elementHandle();
    const buttons = await Promise.all(pages.map(button));
    await Promise.all(buttons.map((one) => one?.evaluate((element: HTMLElement) => element.click())));
  };

  server.delay(post, 300);
  await fail("again");
  await choose("again", "Retry");
  for (const one of pages) await expect(row(one, "again")).toHaveAttribute("data-delivery", "sent");
  expect([postedTexts(server, general), posts()]).toEqual([["again"], 2]);

  await fail("wrong words");
  await choose("wrong words", "Edit");
  const words = ["right words", "other words"];
  for (const [index, one] of pages.entries()) await composer(one, "general").fill(words[index] ?? "");
  await Promise.all(pages.map((one) => composer(one, "general").press("Enter")));
  await expect.poll(() => postedTexts(server, general)).toHaveLength(2);
  const [taken = ""] = postedTexts(server, general).slice(-1);
  const [kept = ""] = words.filter((text) => text !== taken);
  for (const one of pages) await expect(row(one, taken)).toHaveAttribute("data-delivery", "sent");
  // What was not taken is the conversation's draft, and stands where it was written.
  const drafts = () =>
    page.evaluate(async () => (await window.parley.invoke("snapshot", {})).app.workspaces.map((one) => one.drafts));
  await expect.poll(drafts).toMatchObject([{ [general]: { content: { text: kept }, edit: null } }]);
  const boxes = () => Promise.all(pages.map((one) => composer(one, "general").inputValue()));
  await expect.poll(boxes).toContain(kept);
  expect([words.includes(taken), posts()]).toEqual([true, 4]);

  await fail("never mind");
  await choose("never mind", "Discard");
  for (const one of pages) await expect(row(one, "never mind")).toHaveCount(0);
  expect([postedTexts(server, general), posts()]).toEqual([["again", taken], 5]);
});

test("what is read in one window is read in the other, and a click on a notification leads to the conversation's own", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "hello");
  const parley = await launch();
  const { app, page } = parley;
  await signIn(page, server);
  await open(page, "general");
  const own = await openConversationWindow(app, page);
  await open(page, "Bob Birch");
  await goTo(app, page);
  await expect.poll(() => titlesOf(app)).toEqual(["Parley", "general"]);

  bob.post(general, "to all of you");
  await expect(listed(page, "general")).toHaveAccessibleName("general, 1 unread");
  await expect.poll(() => titlesOf(app)).toEqual(["(1) Parley", "(1) general"]);
  await expect.poll(() => parley.notificationsOnScreen()).toEqual(["Bob Birch in general"]);
  await parley.clickNotification("Bob Birch in general");
  await expect.poll(() => isFocused(app, own)).toBe(true);
  await expect(listed(page, "general")).toHaveAccessibleName("general");
  await expect.poll(() => titlesOf(app)).toEqual(["Parley", "general"]);
  await expect(messagesIn(page, "Bob Birch")).toBeVisible();

  // Under the eyes of the person, in whichever window, nothing is told; in the one behind it is.
  bob.post(general, "and to you");
  await expect(row(own, "and to you")).toBeVisible();
  bob.post(direct, "between us");
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 1 unread");
  await expect
    .poll(async () => (await parley.notifications()).map(({ text }) => text))
    .toEqual(["hello", "to all of you", "between us"]);
  await goTo(app, page);
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch");
});

test("a conversation has one window of its own at most, whichever way it is asked for", async ({ launch, server }) => {
  const { app, page, own } = await inTwoWindows(launch, server);
  const ways = {
    button: () => page.getByRole("button", { name: "Open in new window" }).click(),
    key: () => page.keyboard.press("ControlOrMeta+Shift+O"),
    click: () => listed(page, "general").click({ modifiers: ["ControlOrMeta"] }),
    enter: () => listed(page, "general").press("ControlOrMeta+Enter"),
    middle: () => listed(page, "general").click({ button: "middle" }),
  };
  for (const [way, ask] of Object.entries(ways)) {
    await goTo(app, page);
    await ask();
    await expect.poll(() => isFocused(app, own), way).toBe(true);
  }
  expect(await titlesOf(app)).toEqual(["Parley", "general"]);
  await expect(own.getByRole("navigation")).toHaveCount(0);
});

test("a link leads to the window of its conversation and leaves the main one hidden, one that leads nowhere raises that", async ({
  launch,
  server,
}) => {
  const { app, page, userData, own } = await inTwoWindows(launch, server);
  await onWindow(app, page, "hide");
  const isMainShown = () => isVisible(app, page);
  await expect.poll(isMainShown).toBe(false);
  const workspace = await own.evaluate(async () => (await window.parley.invoke("snapshot", {})).app.workspaces[0]?.id);
  const link = (of: string | undefined) => `parley://conversation/${of}/${server.channelNamed("general")}`;
  await startAgain(userData, link(workspace));
  await expect.poll(() => isFocused(app, own)).toBe(true);
  expect(await isMainShown()).toBe(false);
  await startAgain(userData, link("00000000-0000-4000-8000-000000000000"));
  await expect.poll(isMainShown).toBe(true);
});

test("closing the window of a conversation closes only it, and what was being written is in the main one", async ({
  launch,
  server,
}) => {
  const { app, page, own } = await inTwoWindows(launch, server);
  await composer(page, "general").fill("half");
  await expect(composer(own, "general")).toHaveValue("half");
  await composer(own, "general").fill("half a thought");
  await onWindow(app, own, "close");
  await expect.poll(() => titlesOf(app)).toEqual(["Parley"]);
  await expect(composer(page, "general")).toHaveValue("half a thought");
  await write(page, "general", "still here");
  await expect(row(page, "still here")).toHaveAttribute("data-delivery", "sent");
  const again = await openConversationWindow(app, page);
  expect(await titlesOf(app)).toEqual(["Parley", "general"]);

  // The keys of the menu are for the window that has the focus.
  await goTo(app, again);
  const window = await app.browserWindow(again);
  await window.evaluate(({ webContents }: BrowserWindow) =>
    webContents.sendInputEvent({ type: "keyDown", keyCode: "W", modifiers: ["control"] }),
  );
  await expect.poll(() => titlesOf(app)).toEqual(["Parley"]);
});

test("what was being written in a conversation window that closes is in the hidden main window, after 5,000 events too", async ({
  launch,
  server,
}) => {
  const { app, page, own } = await inTwoWindows(launch, server);
  await onWindow(app, page, "hide");
  await composer(own, "general").fill("half a thought");
  const bob = server.as("bob");
  const general = server.channelNamed("general");
  for (let nth = 0; nth < 5_000; nth += 1) bob.type(general, nth % 2 === 0);
  bob.post(general, "after all that");
  await expect(row(own, "after all that")).toBeVisible({ timeout: 60_000 });
  await onWindow(app, own, "close");
  await expect.poll(() => titlesOf(app)).toHaveLength(1);
  await onWindow(app, page, "show");
  await expect(composer(page, "general")).toHaveValue("half a thought");
});

test("with no tray the window of a conversation keeps the main one, closed, for the next start, and ends the program when it goes", async ({
  launch,
  server,
}) => {
  const { app, page, userData, own } = await inTwoWindows(launch, server);
  const main = app.process();
  await onWindow(app, page, "close");
  await write(own, "general", "on my own");
  await expect(row(own, "on my own")).toHaveAttribute("data-delivery", "sent");
  await startAgain(userData);
  await expect.poll(() => isVisible(app, page)).toBe(true);
  await onWindow(app, page, "close");
  await expect.poll(() => isVisible(app, page)).toBe(false);
  const gone = once(main, "exit");
  await onWindow(app, own, "close");
  await gone;
});

test("Parley in the tray goes on when the window of a conversation is closed", async ({ launch, server }) => {
  const stopTray = await startTrayHost();
  const { app, page, own } = await inTwoWindows(launch, server);
  await onWindow(app, page, "close");
  await onWindow(app, own, "close");
  await expect.poll(() => titlesOf(app)).toEqual(["Parley"]);
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "are you there?");
  await expect.poll(() => titleOf(app)).toBe("(1) Parley");
  await stopTray();
});

test("loaded anew while it sends, or after a crash of its page, the window of a conversation shows that again, and each message once", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const { app, page, own } = await inTwoWindows(launch, server);
  server.delay(post, 500);
  const texts = ["one", "two", "three"];
  for (const text of texts) await write(own, "general", text);
  await own.reload();
  await expect.poll(() => postedTexts(server, general)).toEqual(texts);
  for (const one of [page, own]) await isAsOnServer(messagesIn(one, "general"), server, general);
  await expect(own.getByRole("navigation")).toHaveCount(0);

  // What is crashed is out of the test's reach; the window still tells what its page shows when it has begun again.
  const window = await app.browserWindow(own);
  await window.evaluate(async ({ webContents }: BrowserWindow) => {
    const isBack = new Promise<void>((resolve) => webContents.once("did-finish-load", () => resolve()));
    webContents.forcefullyCrashRenderer();
    await isBack;
  });
  const heading = `document.querySelector("h1")?.textContent`;
  const articles = `document.querySelectorAll("[role=log] [role=article]").length`;
  const navigation = `document.querySelectorAll("nav").length`;
  const shows = () =>
    window.evaluate(
      ({ webContents }: BrowserWindow, script) => webContents.executeJavaScript(script),
      `[${heading}, ${articles}, ${navigation}]`,
    );
  await expect.poll(shows).toEqual(["general", 3, 0]);
});

test("the window closes when its conversation is left elsewhere, and when the person signs out", async ({
  launch,
  server,
}) => {
  const bob = server.as("bob");
  const group = bob.createGroup("Lunch", "alice", "carol");
  const { app, page } = await launch();
  await signIn(page, server);
  await open(page, "general");
  await openConversationWindow(app, page);
  await open(page, "Lunch");
  await openConversationWindow(app, page);
  expect(await titlesOf(app)).toEqual(["Lunch", "Parley", "general"]);
  bob.rename(group, "Dinner");
  await expect.poll(() => titlesOf(app)).toEqual(["Dinner", "Parley", "general"]);
  server.as("alice").leave(group);
  await expect.poll(() => titlesOf(app)).toEqual(["Parley", "general"]);
  await signOut(page);
  await expect.poll(() => titlesOf(app)).toEqual(["Parley"]);
});
