import type { Bridge } from "../../shared/ipc/bridge.ts";
import { alert, connection, databaseField, expect, isOnline, listed, submitSignIn, test } from "./office.ts";

test("an address and a login lead into the workspace; the database is found by itself", async ({ launch, server }) => {
  const { page } = await launch();
  await submitSignIn(page, { address: server.url.replace("http://", ""), login: "alice" });
  await isOnline(page);
  await expect(listed(page, "general")).toBeVisible();
});

test("a wrong password is said, the password asked for again, and nothing else lost", async ({ launch, server }) => {
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "alice", password: "wrong" });
  await expect(alert(page)).toContainText("Login or password is wrong");
  await expect(page.getByRole("textbox", { name: "Email or login" })).toHaveValue("alice");
  await submitSignIn(page, { address: server.url, login: "alice" });
  await isOnline(page);
});

test("a server that keeps its databases to itself is asked for one, and a wrong one is said", async ({
  launch,
  serve,
}) => {
  const server = await serve({ listsDatabases: false });
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "alice" });
  await expect(databaseField(page)).toBeVisible();
  await submitSignIn(page, { address: server.url, login: "alice", database: "nowhere" });
  await expect(alert(page)).toContainText("There is no database named “nowhere”");
  await submitSignIn(page, { address: server.url, login: "alice", database: server.database });
  await isOnline(page);
});

test("a server that is not an Odoo is said to be none", async ({ launch, serveOther }) => {
  const address = await serveOther((_request, response) => response.end("<title>Welcome to nginx!</title>"));
  const { page } = await launch();
  await submitSignIn(page, { address, login: "alice" });
  await expect(alert(page)).toContainText("there is no Odoo at that address");
});

test("a server that is down is said to be down, and works once it is up", async ({ launch, server }) => {
  await server.pause();
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "alice" });
  await expect(alert(page)).toContainText("nothing answers at that address");
  await server.resume();
  await submitSignIn(page, { address: server.url, login: "alice" });
  await isOnline(page);
});

test("what the environment presets is filled in, and only the password is asked for", async ({ launch, server }) => {
  const env = { ODOO_URL: `${server.url}/web/login`, ODOO_DATABASE: server.database, ODOO_USERNAME: "alice" };
  const { page } = await launch({ env });
  await expect(page.getByRole("textbox", { name: "Server address" })).toHaveValue(env.ODOO_URL);
  await expect(databaseField(page)).toHaveValue(server.database);
  await expect(page.getByRole("textbox", { name: "Email or login" })).toHaveValue("alice");
  await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
  await page.keyboard.type("alice");
  await page.keyboard.press("Enter");
  await isOnline(page);
});

test("with an API key set, too, the workspace opens without a question, and no window is told the key", async ({
  launch,
  server,
}) => {
  const key = server.addApiKey("alice");
  const env = {
    ODOO_URL: server.url,
    ODOO_DATABASE: server.database,
    ODOO_USERNAME: "alice",
    ODOO_API_KEY: key,
  };
  const { app, page } = await launch({ env });
  await expect(connection(page)).toHaveText(/^Polling/);
  await expect(listed(page, "general")).toBeVisible();
  expect(await app.evaluate(() => process.env["ODOO_API_KEY"])).toBeUndefined();
  const told = await page.evaluate(async () => {
    const { parley } = window as unknown as { readonly parley: Bridge };
    return JSON.stringify([await parley.invoke("snapshot", {}), document.documentElement.outerHTML]);
  });
  expect(told).toContain("alice");
  expect(told).not.toContain(key);
});

test("what it presets wrongly is said, in a sentence each", async ({ launch }) => {
  const { page } = await launch({ env: { ODOO_URL: "alice@example.com", ODOO_TIMEOUT: "soon" } });
  await expect(alert(page)).toHaveText([
    "ODOO_URL cannot be used. That looks like an e-mail address. Here belongs the address that you open in your browser.",
    "ODOO_TIMEOUT is “soon”: give the seconds that the server may take for an answer, from 1 to 600, such as 30.",
  ]);
});

test("the demo workspace is one click away and alive within two seconds", async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole("button", { name: "Try the demo workspace" }).click();
  await isOnline(page);
  const list = page.getByRole("navigation", { name: "Conversations" });
  await expect(list.getByRole("link").or(list.getByRole("button")).first()).toBeVisible({ timeout: 2_000 });
});

test("--demo opens the demo workspace without a question", async ({ launch }) => {
  const { page } = await launch({ args: ["--demo"] });
  await isOnline(page);
  await expect(connection(page)).toHaveText(/^Online/);
});
