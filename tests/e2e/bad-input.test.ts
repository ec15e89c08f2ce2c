import { createServer } from "node:https";
import { untrusted } from "../suites/http-certificate.ts";
import { closedPort } from "../suites/http-servers.ts";
import {
  alert,
  close,
  composer,
  expect,
  isOnline,
  listen,
  open,
  postedTexts,
  signIn,
  submitSignIn,
  test,
  write,
} from "./office.ts";

test("an account with two-factor sign-in is told what is coming, and not asked in circles", async ({
  launch,
  server,
}) => {
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "totp" });
  await expect(alert(page)).toContainText("two-factor sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
});

test("a disabled account is told that it may be disabled", async ({ launch, server }) => {
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "disabled" });
  await expect(alert(page)).toContainText("the account has been disabled");
});

test("a page of a proxy in trouble is called that", async ({ launch, serveOther }) => {
  const address = await serveOther((_request, response) => response.writeHead(502).end("<h1>502 Bad Gateway</h1>"));
  const { page } = await launch();
  await submitSignIn(page, { address, login: "alice" });
  await expect(alert(page)).toContainText("HTTP 502");
});

test("a certificate that nobody vouches for stops it before the password leaves", async ({ launch }) => {
  const asked: (string | undefined)[] = [];
  const server = createServer(untrusted, (request, response) => {
    asked.push(request.url);
    response.end();
  });
  const port = await listen(server);
  const { page } = await launch();
  await submitSignIn(page, { address: `https://127.0.0.1:${port}`, login: "alice" });
  await expect(alert(page)).toContainText("certificate is not trusted");
  expect(asked).toEqual([]);
  await close(server);
});

for (const [what, address, sentence] of [
  ["a name that does not resolve", async () => "http://nowhere.invalid", "There is no server named nowhere.invalid"],
  ["a refused connection", async () => `http://${await closedPort()}`, "nothing answers at that address"],
  ["a project page of Odoo.sh", async () => "https://www.odoo.sh/project/acme", /odoo\.sh/i],
  ["something that is no address", async () => "not an address at all", /address/i],
] as const) {
  test(`${what} is said in a sentence`, async ({ launch }) => {
    const { page } = await launch();
    await submitSignIn(page, { address: await address(), login: "alice" });
    await expect(alert(page)).toContainText(sentence);
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  });
}

test("a login page in between is called that", async ({ launch, serveOther }) => {
  const address = await serveOther((_request, response) => response.end('<form><input type="password"></form>'));
  const { page } = await launch();
  await submitSignIn(page, { address, login: "alice" });
  await expect(alert(page)).toContainText("a sign-in page of its own");
});

test("a redirect elsewhere is told, not followed with the password", async ({ launch, server, serveOther }) => {
  const address = await serveOther((_request, response) =>
    response.writeHead(302, { location: `${server.url}/odoo` }).end(),
  );
  const { page } = await launch();
  await submitSignIn(page, { address, login: "alice" });
  await expect(alert(page)).toContainText(server.url.replace("http://", ""));
  expect(server.requests.filter(({ path }) => path === "/web/session/authenticate")).toEqual([]);
});

test("a whole address from the browser will do", async ({ launch, server }) => {
  const { page } = await launch();
  await submitSignIn(page, { address: `${server.url}/web#action=mail.action_discuss`, login: "alice" });
  await isOnline(page);
});

test("nothing but blanks is not sent", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  await open(page, "general");
  await write(page, "general", "  \n ");
  await write(page, "general", "something");
  await expect.poll(() => postedTexts(server, server.channelNamed("general"))).toEqual(["something"]);
});

for (const [what, text] of [
  ["HTML", "<b>bold</b> <script>alert(1)</script> &amp; <!-- x -->"],
  ["emoji", "👩‍👩‍👧‍👦 🏳️‍🌈 ok 👍🏽"],
  ["right-to-left text", "שלום עולם, مرحبا \u202Eabc"],
  ["quotes and backslashes", "C:\\temp \"quoted\" 'single' `code` ${x} %s"],
] as const) {
  test(`${what} typed is text, there and back`, async ({ launch, server }) => {
    const { page } = await launch();
    await signIn(page, server);
    const log = await open(page, "general");
    await write(page, "general", text);
    const message = log.getByRole("article").filter({ hasText: text });
    await expect(message).toHaveAttribute("data-delivery", "sent");
    await expect(message).toHaveCount(1);
    expect(await page.evaluate(() => document.querySelectorAll("[role=log] script").length)).toBe(0);
  });
}

test("control characters do not harm the message around them", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await write(page, "general", "before\u0000\u0007\u001B[31m\uD800after");
  const message = log.getByRole("article").filter({ hasText: /before.*after/ });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  await expect.poll(() => server.messages(server.channelNamed("general")).length).toBe(1);
});

test("100,000 characters are a message", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  const text = "word ".repeat(20_000).trim();
  await write(page, "general", text);
  await expect(composer(page, "general")).toHaveText("");
  await expect(log.getByRole("article").last()).toHaveAttribute("data-delivery", "sent");
  expect(postedTexts(server, server.channelNamed("general")).map(({ length }) => length)).toEqual([text.length]);
});

test("a server too busy to take a message gets it a little later", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  server.failNext(/message_post/, { status: 429, html: "<h1>Too Many Requests</h1>" });
  await write(page, "general", "through bad weather");
  const message = log.getByRole("article").filter({ hasText: "through bad weather" });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  expect(postedTexts(server, server.channelNamed("general"))).toEqual(["through bad weather"]);
});
