import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { drawPng } from "../../electron/demo/png.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { Parley } from "../support/electron-app.ts";
import { nestedSvg, pngHead } from "../support/pictures.ts";
import { expect, inGeneral, listen, close, row, test } from "./office.ts";

const photo = drawPng(900, 600, (x, y) => [x % 256, y % 256, 90]);
/** As many pixels as bring a page to 2.4 GB; only its header is right, which is all that may be read of it. */
const bomb = pngHead(16_000, 16_000);

const attach = (server: DemoServer, words: string, name: string, content: Uint8Array) => {
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  bob.post(general, words, { attachments: [bob.upload(general, { name, mimetype: "image/png", content })] });
};

const mediaAsked = (server: DemoServer) =>
  server.requests.map(({ path }) => path).filter((path) => /^\/web\/(?:image|content)\/\d/.test(path));

const width = (picture: Locator) => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);

/** How often a page has crashed, as the log says: each one comes back by itself. */
const crashesOf = async ({ userData }: Parley) =>
  (await readFile(join(userData, "logs", "parley.log"), "utf8")).split("page-crashed").length - 1;

test("a picture of a message is asked for as a thumbnail, and opened by itself as large as a screen", async ({
  launch,
  server,
}) => {
  attach(server, "the photo", "photo.png", photo);
  const { page, log } = await inGeneral(launch, server);
  const message = row(log, "the photo");
  const shown = message.getByRole("button", { name: "Show photo.png" });
  await expect.poll(() => width(shown.locator("img"))).toBe(480);
  await shown.click();
  const large = page.getByRole("dialog").getByRole("img", { name: "photo.png" });
  await expect.poll(() => width(large)).toBe(900);
  expect(mediaAsked(server).map((path) => path.replace(/\/\d+\//, "/ID/"))).toEqual([
    "/web/image/ID/480x480",
    "/web/image/ID/2560x2560",
  ]);
});

test("a picture of too many pixels and an SVG that never ends are not decoded as attachment, inside a message or as a face, and can be saved", async ({
  launch,
  server,
}) => {
  const downloads = test.info().outputPath("downloads");
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  bob.setPicture({ mimetype: "image/svg+xml", content: nestedSvg() });
  attach(server, "a logo", "logo.png", nestedSvg());
  // As a WebP Odoo gives it whole: the header of one is enough.
  attach(server, "a wall", "wall.webp", wideWebp());
  const embedded = [nestedSvg(), bomb].map((bytes) => Buffer.from(bytes).toString("base64"));
  bob.post(
    general,
    `<p>inside <img alt="inner logo" src="data:image/svg+xml;base64,${embedded[0]}"> <img alt="inner wall" src="data:image/png;base64,${embedded[1]}"></p>`,
    { html: true },
  );
  const own = bob.upload(general, { name: "own.svg", mimetype: "image/svg+xml", content: nestedSvg() });
  bob.post(general, `<p>by address <img alt="own logo" src="/web/image/${own.id}"></p>`, { html: true });
  const parley = await inGeneral(launch, server);
  const { log, app } = parley;
  await app.evaluate(({ app: electron, shell }, folder) => {
    electron.setPath("downloads", folder);
    shell.showItemInFolder = () => undefined;
  }, downloads);

  await expect(row(log, "a logo").getByText("Cannot be shown here")).toBeVisible();
  await expect(row(log, "a wall").getByText("Too large to show here")).toBeVisible();
  const inside = row(log, "inside");
  await expect(inside.getByRole("button", { name: "inner logo: Cannot be shown here · Save" })).toBeVisible();
  await expect(inside.getByRole("button", { name: "inner wall: Too large to show here · Save" })).toBeVisible();
  await expect(row(log, "by address").getByRole("button", { name: /^own logo: .* · Save$/ })).toBeVisible();
  // Of Bob there are initials, and no picture any more.
  await expect(row(log, "inside").locator('img[src^="parley-media:"]')).toHaveCount(0);

  await row(log, "a logo").getByRole("button", { name: "Save logo.png" }).click();
  await inside.getByRole("button", { name: /^inner logo/ }).click();
  await expect.poll(async () => (await readdir(downloads).catch(() => [])).length).toBe(2);
  expect(await crashesOf(parley)).toBe(0);
});

test("a picture that is not waited for any longer is not fetched any longer", async ({ launch, server }) => {
  const { promise: isGone, resolve: gone } = Promise.withResolvers<void>();
  let asked = 0;
  const slow = createServer((_request, response) => {
    asked += 1;
    response.on("close", gone);
    response.writeHead(200, { "content-type": "image/png" }).write(photo.slice(0, 100));
  });
  const port = await listen(slow);
  const { page, log } = await inGeneral(launch, server);
  server.as("bob").post(server.channelNamed("general"), `<p>far <img src="http://127.0.0.1:${port}/x.png"></p>`, {
    html: true,
  });
  await row(log, "far")
    .getByRole("button", { name: /^Load image/ })
    .click();
  await expect.poll(() => asked).toBe(1);
  await page.evaluate(() => document.querySelector('img[src*="/remote/"]')?.removeAttribute("src"));
  await isGone;
  await close(slow);
});

test("a picture of another server is fetched by main when the person asks, without cookie and referrer, and says whose it is", async ({
  launch,
  server,
  serveOther,
}) => {
  const asked: IncomingHttpHeaders[] = [];
  const address = await serveOther((request, response) => {
    asked.push(request.headers);
    response.setHeader("set-cookie", "tracker=1");
    if (request.url === "/svg") response.setHeader("content-type", "image/png").end(nestedSvg());
    else response.setHeader("content-type", "image/png").end(photo);
  });
  const host = new URL(address).host;
  const { log, app } = await inGeneral(launch, server);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const post = (html: string) => server.as("bob").post(server.channelNamed("general"), html, { html: true });
  post(`<p>one <img alt="Open your invoice" src="${address}/x.png"></p>`);
  post(`<p>two <img src="${address}/svg"></p>`);
  const one = row(log, "one");
  const button = one.getByRole("button", { name: `Load image from ${host}` });
  await expect(button).toBeVisible();
  expect(asked).toEqual([]);
  await button.click();
  const picture = one.getByRole("img", { name: "Open your invoice" });
  await expect.poll(() => width(picture)).toBe(900);
  await row(log, "two")
    .getByRole("button", { name: /^Load image/ })
    .click();
  const refused = row(log, "two").getByRole("button", { name: `${host}: Cannot be shown here · Open in browser` });
  await refused.click();
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([`${address}/svg`]);
  expect(asked).toHaveLength(2);
  for (const headers of asked) {
    expect(Object.keys(headers).filter((name) => /cookie|referer|origin/.test(name))).toEqual([]);
    expect(headers["user-agent"]).toBe("Mozilla/5.0");
  }
});

function wideWebp(): Uint8Array {
  const file = Buffer.from("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0", "latin1");
  for (const at of [24, 27]) file.writeUIntLE(15_999, at, 3);
  return file;
}
