import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestListener, Server } from "node:http";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { createDemoServer, type DemoOptions, type DemoServer } from "../../electron/demo/start.ts";
import { expect, test as base, type LaunchOptions, type Parley } from "../support/electron-app.ts";

/** `launch`, and servers that are gone when the test is over. */
export const test = base.extend<{
  /** A demo server with the test people: alice, bob, carol; passwords like the logins. */
  server: DemoServer;
  serve: (options: DemoOptions) => Promise<DemoServer>;
  /** Something at an address that is not an Odoo. Answers its address. */
  serveOther: (listener: RequestListener) => Promise<string>;
}>({
  serve: async ({}, use) => {
    const servers: DemoServer[] = [];
    await use(async (options) => {
      const server = await createDemoServer(options);
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
  },
  server: async ({ serve }, use) => use(await serve({})),
  serveOther: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (listener) => {
      const server = createServer(listener);
      servers.push(server);
      return `http://127.0.0.1:${await listen(server)}`;
    });
    for (const server of servers) await close(server);
  },
});

export { expect };

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export interface Credentials {
  readonly address: string;
  readonly login: string;
  readonly password?: string;
  readonly database?: string;
}

/** Fills in the sign-in screen and sends it. The password is like the login unless given. */
export async function submitSignIn(page: Page, { address, login, password, database }: Credentials): Promise<void> {
  await page.getByRole("textbox", { name: "Server address" }).fill(address);
  await page.getByRole("textbox", { name: "Email or login" }).fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill(password ?? login);
  if (database !== undefined) await databaseField(page).fill(database);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export function databaseField(page: Page): Locator {
  return page.getByRole("combobox", { name: "Database" }).or(page.getByRole("textbox", { name: "Database" }));
}

/** Signs in and waits until the workspace is online. */
export async function signIn(page: Page, server: DemoServer, login = "alice"): Promise<void> {
  await submitSignIn(page, { address: server.url, login });
  await isOnline(page);
}

export interface InGeneral extends Parley {
  readonly general: number;
  readonly log: Locator;
}

/** Starts Parley, and Alice is in #general; `address` where it is not the server's own. */
export async function inGeneral(
  launch: (options: LaunchOptions) => Promise<Parley>,
  server: DemoServer,
  { address = server.url, ...options }: LaunchOptions & { readonly address?: string } = {},
): Promise<InGeneral> {
  const parley = await launch(options);
  await submitSignIn(parley.page, { address, login: "alice" });
  await isOnline(parley.page);
  return { ...parley, log: await open(parley.page, "general"), general: server.channelNamed("general") };
}

export async function isOnline(page: Page): Promise<void> {
  await expect(connection(page), "What the status says").toHaveText(/^Online/, { timeout: 30_000 });
}

/** What went wrong, in a sentence for the person. */
export function alert(page: Page): Locator {
  return page.getByRole("alert");
}

export function connection(page: Page): Locator {
  return page.getByRole("status", { name: "Connection" });
}

/** The entry of a conversation in the list, whatever its unread count. */
export function listed(page: Page, name: string): Locator {
  const list = page.getByRole("navigation", { name: "Conversations" });
  const pattern = new RegExp(`^${name}(, \\d+ unread)?$`);
  return list.getByRole("link", { name: pattern }).or(list.getByRole("button", { name: pattern }));
}

/** Opens a conversation and answers its log of messages. */
export async function open(page: Page, name: string): Promise<Locator> {
  await listed(page, name).click();
  await page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
  return messagesIn(page, name);
}

export function messagesIn(page: Page, name: string): Locator {
  return page.getByRole("log", { name: `Messages in ${name}` });
}

/** The row of a message, by words in it. */
export function row(log: Locator, text: string): Locator {
  return log.getByRole("article").filter({ hasText: text });
}

export function composer(page: Page, name: string): Locator {
  return page.getByRole("textbox", { name: `Message ${name}` });
}

export async function write(page: Page, name: string, text: string): Promise<void> {
  await composer(page, name).fill(text);
  await composer(page, name).press("Enter");
}

/** Plain text of the messages that the server has in a conversation, oldest first. */
export function postedTexts(server: DemoServer, channel: number): readonly string[] {
  return server.messages(channel).map(({ body }) => body.replaceAll(/<[^>]*>/g, ""));
}

/** The log has what the server has, in its order and once each, and all of it as sent. */
export async function isAsOnServer(log: Locator, server: DemoServer, channel: number): Promise<void> {
  const texts = postedTexts(server, channel);
  await expect(log.getByRole("article")).toHaveText(texts.map((text) => new RegExp(text)));
  for (const article of await log.getByRole("article").all())
    await expect(article).toHaveAttribute("data-delivery", "sent");
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Conversations" }).getByRole("button", { name: "My Company" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).last().click();
}

/** Files below a folder that hold one of these texts anywhere, in clear or in what anybody can read as well. */
export async function filesHolding(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name)).catch(goneOr);
      return texts.flatMap(forms).some((form) => bytes.includes(form)) ? [name] : [];
    });
  return (await Promise.all(found)).flat();
}

/** A file that is being written has another name first, and is under that one no more when it is read. */
function goneOr(error: unknown): Buffer {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
  throw error;
}

function forms(text: string): readonly (string | Buffer)[] {
  return [text, Buffer.from(text, "utf16le"), ...inBase64(text)];
}

/** As it stands within something longer in base64, wherever it begins there. What is short stands anywhere by chance. */
function inBase64(text: string): readonly string[] {
  if (text.length < 16) return [];
  return [0, 1, 2].map((before) =>
    Buffer.from("-".repeat(before) + text)
      .toString("base64")
      .slice(4, -4),
  );
}
