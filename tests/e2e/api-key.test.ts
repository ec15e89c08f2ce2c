import type { Page } from "@playwright/test";
import type { DemoServer } from "../../electron/demo/start.ts";
import {
  alert,
  connection,
  expect,
  filesHolding,
  listed,
  messagesIn,
  open,
  postedTexts,
  signOut,
  submitSignIn,
  test,
  write,
} from "./office.ts";

const keyField = (page: Page) => page.getByRole("textbox", { name: "API key" });

async function submitKey(page: Page, address: string, login: string, key: string): Promise<void> {
  await page.getByRole("textbox", { name: "Server address" }).fill(address);
  await page.getByRole("textbox", { name: "Email or login" }).fill(login);
  await keyField(page).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signInWithKey(page: Page, server: DemoServer, key: string): Promise<void> {
  await page.getByRole("button", { name: "Use an API key" }).click();
  await submitKey(page, server.url, "alice", key);
  await isPolling(page);
}

async function isPolling(page: Page): Promise<void> {
  await expect(connection(page)).toHaveText(/^Polling(?!, catching).*API key/);
}

test("who has two-factor sign-in is shown to the API key, and with it reads, writes and hears", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "totp" });
  await expect(alert(page)).toContainText("two-factor sign-in");
  await expect(alert(page)).toContainText("New API Key");
  await page.getByRole("button", { name: "Use an API key" }).click();
  await expect(keyField(page)).toHaveAttribute("type", "password");
  await expect(page.getByRole("textbox", { name: "Email or login" })).toHaveValue("totp");
  server.as("bob").post(general, "said before");
  await submitKey(page, server.url, "totp", server.addApiKey("totp"));
  await isPolling(page);

  const log = await open(page, "general");
  await expect(log.getByRole("article").filter({ hasText: "said before" })).toHaveCount(1);
  await write(page, "general", "from a key");
  const own = log.getByRole("article").filter({ hasText: "from a key" });
  await expect(own).toHaveAttribute("data-delivery", "sent");
  expect(postedTexts(server, general)).toEqual(["said before", "from a key"]);
  server.as("bob").post(general, "heard by asking");
  await expect(log.getByRole("article").filter({ hasText: "heard by asking" })).toHaveCount(1, { timeout: 10_000 });
  await expect(own).toHaveCount(1);
  expect(server.sockets()).toBe(0);
  expect(server.sessionsOf("totp")).toEqual([]);
});

test("what a key cannot do is shown so, and the rest works", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  server.as("alice").post(general, "mine");
  const { page } = await launch();
  await signInWithKey(page, server, server.addApiKey("alice"));
  const article = (await open(page, "general")).getByRole("article").filter({ hasText: "mine" });
  await article.hover();
  const actions = article.getByRole("toolbar", { name: "Message actions" });
  for (const name of ["React", "Edit", "Delete"]) {
    await expect(actions.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
    await expect(actions.getByRole("button", { name })).toHaveAttribute("title", /API key.*Sign in with a password/);
  }
  await actions.getByRole("button", { name: "Delete" }).click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await actions.getByRole("button", { name: "Star" }).click();
  await expect(article.getByTitle("Starred")).toBeVisible();
  await actions.getByRole("button", { name: "Pin" }).click();
  await expect.poll(() => server.messages(general).find(({ body }) => body.includes("mine"))?.pinnedAt).toBeTruthy();
});

test("the connection doctor finds the key good, what it does not need unused, and a revoked one out", async ({
  launch,
  server,
}) => {
  const key = server.addApiKey("alice");
  const { page, userData, quit } = await launch();
  await signInWithKey(page, server, key);
  await page.getByRole("button", { name: "Connection doctor" }).click();
  const dialog = page.getByRole("dialog", { name: "Connection doctor" });
  await expect(dialog.getByRole("status").first()).toHaveText("Successfully connectedOdoo 18.0Database demo");
  const step = (title: string) =>
    dialog.getByRole("list", { name: "Steps" }).getByRole("listitem").filter({ hasText: title });
  await expect(step("asked anew")).toContainText(/^OKAPI key.*from its cache, good for another \d+ min/);
  await expect(step("API key: round trip")).toContainText("there and back in");
  await expect(step("Live connection: upgrade")).toHaveText(/^Unused.*no part of this way/);
  server.revokeApiKeys("alice");
  await dialog.getByRole("button", { name: "Examine again" }).click();
  await expect(dialog.getByRole("status").first()).toContainText("Not connected (API key)");
  await expect(dialog.getByRole("list", { name: "What to change" })).toContainText("make another one in Odoo");
  await expect(dialog).not.toContainText(key);
  await quit();
  expect(await filesHolding(userData, [key])).toEqual([]);
});

test("a restart needs no key; a revoked one is asked for again, with nothing lost; signing out leaves no trace", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const key = server.addApiKey("alice");
  const first = await launch();
  await signInWithKey(first.page, server, key);
  await first.quit();
  expect(await filesHolding(first.userData, [key])).toEqual([]);

  const { page, userData, quit } = await first.relaunch();
  await isPolling(page);
  await open(page, "general");
  server.revokeApiKeys("alice");
  await expect(connection(page)).toHaveText(/^Signed out.*API key/, { timeout: 15_000 });
  await write(page, "general", "written meanwhile");
  const article = messagesIn(page, "general").getByRole("article").filter({ hasText: "written meanwhile" });
  await expect(article).toHaveAttribute("data-delivery", "queued");
  await keyField(page).fill("not a key");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(alert(page)).toContainText("That is not an API key");
  const next = server.addApiKey("alice");
  await keyField(page).fill(next);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isPolling(page);
  await expect(article).toHaveAttribute("data-delivery", "sent");
  expect(postedTexts(server, general)).toEqual(["written meanwhile"]);

  await signOut(page);
  await expect(page.getByRole("textbox", { name: "Server address" })).toBeVisible();
  await quit();
  expect(await filesHolding(userData, [key, next, "written meanwhile", "alice"])).toEqual([]);
});

test("a web page in the place of XML-RPC is said, with the likely causes and what to try", async ({
  launch,
  serveOther,
}) => {
  const address = await serveOther((_request, response) => response.end("<title>Welcome to nginx!</title>"));
  const { page } = await launch();
  await page.getByRole("button", { name: "Use an API key" }).click();
  await submitKey(page, address, "alice", "0".repeat(40));
  await expect(alert(page)).toContainText("a web page (“Welcome to nginx!”) where Odoo's XML-RPC should be");
  await expect(alert(page)).toContainText("Use the address that you open in your browser");
});

test("an Odoo from before 17 can be read, written and heard with a key", async ({ launch, serve }) => {
  const server = await serve({ isFormer: true });
  const general = server.channelNamed("general");
  server.as("bob").post(general, "from an older age");
  const { page } = await launch();
  await signInWithKey(page, server, server.addApiKey("alice"));
  await expect(listed(page, "general")).toHaveAccessibleName("general, 1 unread");
  const log = await open(page, "general");
  await expect(log.getByRole("article").filter({ hasText: "from an older age" })).toHaveCount(1);
  await write(page, "general", "hello");
  await expect.poll(() => postedTexts(server, general)).toEqual(["from an older age", "hello"]);
  server.as("bob").post(general, "heard all the same");
  await expect(log.getByRole("article").filter({ hasText: "heard all the same" })).toHaveCount(1, { timeout: 10_000 });
});
