import type { Page } from "@playwright/test";
import { connection, expect, submitSignIn, test } from "./office.ts";

/** A public name, as far as anybody can tell from it, that leads to this machine. */
const name = "odoo.parley-test.example";
const args = [`--host-resolver-rules=MAP ${name} 127.0.0.1`];

/** The websocket, which is not Chromium's, does not know that name: then news come by polling. */
async function isConnected(page: Page): Promise<void> {
  await expect(connection(page)).toHaveText(/^(?:Online|Polling)/, { timeout: 30_000 });
}

test("a server of the world that speaks no https is asked about before the password leaves, once", async ({
  launch,
  server,
}) => {
  const host = `${name}:${new URL(server.url).port}`;
  const { page, relaunch } = await launch({ args });
  const question = page.getByRole("dialog", { name: "Sign in without encryption?" });
  await submitSignIn(page, { address: host, login: "alice" });
  await expect(question).toContainText(`${host} can be reached over http only`);
  const told = () => server.requests.filter(({ path }) => path === "/web/session/authenticate");
  expect(told()).toEqual([]);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toHaveCount(0);
  expect(told()).toEqual([]);

  await submitSignIn(page, { address: host, login: "alice", password: "wrong" });
  await question.getByRole("button", { name: "Sign in without encryption" }).click();
  await expect(page.getByRole("alert")).toContainText("Login or password is wrong");
  await submitSignIn(page, { address: host, login: "alice" });
  await isConnected(page);
  await expect(connection(page)).toContainText("Not encrypted");

  const again = await relaunch();
  await isConnected(again.page);
  await expect(connection(again.page)).toContainText("Not encrypted");
});

test("an address with http:// in the environment is signed in to without a question, and shown as not encrypted", async ({
  launch,
  server,
}) => {
  const env = { ODOO_URL: `http://${name}:${new URL(server.url).port}`, ODOO_USERNAME: "alice" };
  const { page } = await launch({ args, env });
  await page.getByRole("textbox", { name: "Password" }).fill("alice");
  await page.keyboard.press("Enter");
  await isConnected(page);
  await expect(connection(page)).toContainText("Not encrypted");
});
