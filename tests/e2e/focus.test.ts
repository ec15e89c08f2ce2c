import type { Locator, Page } from "@playwright/test";
import { alert, composer, expect, inGeneral, open, row, submitSignIn, test } from "./office.ts";
import { isFocused, onWindow, openConversationWindow } from "./window.ts";

/** One thing that opens over the page: how the keyboard opens it, and what the focus is on before and after. */
interface Opening {
  readonly from: (page: Page) => Locator;
  readonly keys: readonly string[];
  readonly name: string;
}

const button = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true });
const inComposer = (page: Page) => composer(page, "general");
const menu = (page: Page) =>
  page.getByRole("navigation", { name: "Conversations" }).getByRole("button", { name: "My Company" });
const action = (text: string, name: string) => (page: Page) =>
  row(page.getByRole("log"), text).getByRole("toolbar", { name: "Message actions" }).getByRole("button", { name });

const inAnyWindow: readonly Opening[] = [
  { from: inComposer, keys: ["ControlOrMeta+k"], name: "Go to conversation" },
  { from: inComposer, keys: ["ControlOrMeta+,"], name: "Settings" },
  { from: inComposer, keys: ["ControlOrMeta+/"], name: "Keyboard shortcuts" },
  { from: button("Connection doctor"), keys: ["Enter"], name: "Connection doctor" },
  { from: button("Emoji"), keys: ["Enter"], name: "Emoji" },
  { from: action("mine", "React"), keys: ["Enter"], name: "React" },
  { from: action("mine", "Delete"), keys: ["Enter"], name: "Delete this message?" },
  { from: (page) => page.getByRole("link", { name: "odoo.mybank" }), keys: ["Enter"], name: "Open this link?" },
];

const inMainWindow: readonly Opening[] = [
  { from: button("Settings"), keys: ["Enter"], name: "Settings" },
  { from: button("New message"), keys: ["Enter"], name: "New message" },
  { from: menu, keys: ["Enter"], name: "My Company" },
];

/** Opens it by the keyboard from where the focus is, and leaves it with Escape: the focus is where it was. */
async function opensAndReturns(page: Page, { from, keys, name }: Opening): Promise<void> {
  const opener = from(page);
  await opener.focus();
  for (const key of keys) await page.keyboard.press(key);
  const opened = page.getByRole("dialog", { name, exact: true });
  await expect(opened, name).toBeVisible();
  await expect.poll(() => opened.evaluate((one) => one.contains(document.activeElement)), name).toBe(true);
  await page.keyboard.press("Escape");
  await expect(opened, name).toHaveCount(0);
  await expect(opener, name).toBeFocused();
}

/** What is typed next stands in the field to write in. */
async function typesInComposer(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await expect(inComposer(page)).toHaveValue(text);
  await inComposer(page).fill("");
}

test("every dialog and popover that the keyboard opens gives the focus back to where it was, in the main window and in a conversation's own", async ({
  launch,
  server,
}) => {
  const { app, page, general, log } = await inGeneral(launch, server);
  const html = `<p><a href="https://evil.example/login">https://odoo.mybank.example/login</a></p>`;
  server.as("bob").post(general, html, { html: true });
  await row(log, "odoo.mybank").waitFor();
  server.as("alice").post(general, "mine");
  const all = async (window: Page, openings: readonly Opening[]) => {
    // The pointer rests on another message all the while.
    await row(window.getByRole("log"), "odoo.mybank").hover();
    for (const opening of openings) {
      if (opening.from !== inComposer) await row(window.getByRole("log"), "mine").focus();
      await opensAndReturns(window, opening);
    }
    await inComposer(window).focus();
    await typesInComposer(window, "written after all of them");
  };
  await all(page, [...inMainWindow, ...inAnyWindow]);
  const own = await openConversationWindow(app, page);
  await onWindow(app, own, "focus");
  await expect.poll(() => isFocused(app, own)).toBe(true);
  await all(own, inAnyWindow);
});

test("a dialog that another one opened gives the focus back to what the first hangs on, and one whose opener is gone to the composer", async ({
  launch,
  server,
}) => {
  const { page, general, log } = await inGeneral(launch, server);
  await menu(page).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Sign out of My Company?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeFocused();

  const alice = server.as("alice");
  const doomed = alice.post(general, "doomed");
  await row(log, "doomed").focus();
  await action("doomed", "Delete")(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Delete this message?" })).toBeVisible();
  alice.remove(doomed);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await typesInComposer(page, "after it was deleted");

  // A click opens the picker without taking the caret out of the text.
  await inComposer(page).focus();
  await button("Emoji")(page).click();
  await expect(page.getByRole("searchbox", { name: "Search emoji" })).toBeFocused();
  await page.keyboard.press("Escape");
  await typesInComposer(page, "after the picker");

  // What a click beside everything leaves without the focus does not swallow what is typed.
  await page.getByRole("heading", { level: 1 }).click();
  await typesInComposer(page, "after a click");
});

test("Go to leads to the composer of the conversation that was picked, and a click elsewhere keeps the focus that it gave", async ({
  launch,
  server,
}) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const { page } = await inGeneral(launch, server);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("bob");
  await page.keyboard.press("Enter");
  await expect(composer(page, "Bob Birch")).toBeFocused();
  await open(page, "general");
  await button("Emoji")(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Emoji" })).toBeVisible();
  await inComposer(page).click();
  await expect(page.getByRole("dialog", { name: "Emoji" })).toHaveCount(0);
  await typesInComposer(page, "after a click into the text");
});

test("a sign-in that fails leads to the password, by key and by button", async ({ launch, server }) => {
  const { page } = await launch();
  const password = page.getByRole("textbox", { name: "Password" });
  await submitSignIn(page, { address: server.url, login: "alice", password: "wrong" });
  await expect(alert(page)).toContainText("Login or password is wrong");
  await expect(password).toBeFocused();
  await page.getByRole("textbox", { name: "Email or login" }).focus();
  await page.keyboard.press("Enter");
  await expect(password).toBeFocused();
});
