import type { Locator } from "@playwright/test";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { LaunchOptions, Parley } from "../support/electron-app.ts";
import { composer, expect, open, signIn, test } from "./office.ts";
import {
  atRest,
  eyeOn,
  fromEnds,
  movedSince,
  pageCount,
  pagesAreIn,
  slowPages,
  standFrom,
  ways,
  type Direction,
} from "./scroll-hands.ts";

const long = "long";

/** Alice reads far back in a long conversation: of 300 rows held, hundreds more are on either side. */
async function farBack(launch: (options?: LaunchOptions) => Promise<Parley>, server: DemoServer) {
  const admin = server.as("admin");
  const channel = admin.createChannel(long);
  admin.invite(channel, "alice", "bob");
  server.seedMessages(channel, 2_500);
  const { app, page } = await launch();
  await signIn(page, server);
  const log = await open(page, long);
  await expect(log.getByRole("article").last()).toBeVisible();
  await slowPages(app, 0);
  for (let pages = 1; pages <= 9; pages += 1) {
    await standFrom(log, "up", 10);
    await expect.poll(() => pageCount(app)).toEqual({ asked: pages, answered: pages });
    await expect.poll(async () => (await fromEnds(log)).up).toBeGreaterThan(1_000);
  }
  await composer(page, long).focus();
  return { app, page, log, channel };
}

const rowsHeld = (log: Locator) => log.locator("[data-row]").count();

test("hands off, the row under the eye stays where it is as pages of 0, 50 and 1,000 ms come in, whichever way it was reached", async ({
  launch,
  server,
}) => {
  test.setTimeout(150_000);
  const { app, page, log } = await farBack(launch, server);
  for (const delay of [null, 0, 50, 1_000])
    for (const [way, go] of Object.entries(ways).slice(0, delay === 1_000 ? 2 : Infinity))
      for (const to of ["up", "down"] satisfies Direction[])
        await test.step(`${way}, ${to}, ${delay === null ? "a page that comes after the end was hit" : `${delay} ms`}`, async () => {
          await slowPages(app, 0);
          await standFrom(log, to, 2_500);
          await pagesAreIn(app, log);
          await slowPages(app, delay);
          const before = await pageCount(app);
          await go(page, log, to);
          await atRest(log);
          const eye = await eyeOn(log);
          const { asked } = await pageCount(app);
          if (delay === null) {
            expect((await fromEnds(log))[to]).toBeLessThan(2);
            await slowPages(app, 0);
          }
          await pagesAreIn(app, log);
          expect({ moved: await movedSince(log, eye), rows: await rowsHeld(log) }).toEqual({ moved: 0, rows: 300 });
          const after = await pageCount(app);
          expect(asked, "Somebody came near the end").toBeGreaterThan(before.asked);
          expect(after.asked - asked, "Pages asked for with hands off").toBe(0);
        });
});

test("the row under the eye stays where it is while others are written, changed and deleted, and the window is resized", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const [admin, bob] = [server.as("admin"), server.as("bob")];
  const first = Array.from({ length: 40 }, (_none, index) => bob.post(general, `first ${index}`));
  server.seedMessages(general, 80);
  const last = Array.from({ length: 40 }, (_none, index) => bob.post(general, `last ${index}`));
  const { app, page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(log.getByRole("article").last()).toBeVisible();
  await slowPages(app, 0);
  await expect(async () => {
    await standFrom(log, "up", 10);
    await expect(log.getByText("first 0", { exact: true })).toBeAttached({ timeout: 500 });
  }).toPass();
  await standFrom(log, "down", 2_600);
  await pagesAreIn(app, log);

  const eye = await eyeOn(log);
  const stays = async (what: string) => {
    await atRest(log);
    expect(await movedSince(log, eye), what).toBe(0);
  };
  const isThere = (text: string) => expect(log.getByText(text, { exact: true })).toBeAttached();
  for (const [id = 0, where] of [[first.at(-1), "above"] as const, [last[0], "below"] as const]) {
    bob.edit(id, `<p>${"many words ".repeat(200)}</p><p>changed ${where}</p>`);
    await isThere(`changed ${where}`);
    await stays(`changed ${where}`);
    admin.react(id, "👍");
    await expect(log.locator(`[data-message="${id}"]`).getByText("👍")).toBeAttached();
    await stays(`reaction ${where}`);
    bob.remove(id);
    await expect(log.locator(`[data-message="${id}"]`)).toHaveText(/deleted/);
    await stays(`deleted ${where}`);
  }
  for (let count = 0; count < 250; count += 1) bob.post(general, `live ${count}`);
  await expect(page.getByRole("button", { name: /new messages|Jump to latest/ })).toBeVisible();
  await stays("a flood");

  // Narrower, every row above and below has more lines; it stands as far above the bottom as before.
  const bottom = () => log.evaluate((element) => element.parentElement?.getBoundingClientRect().bottom ?? Number.NaN);
  const above = async () => {
    const row = await log.locator(`[data-row="${eye.row}"]`).boundingBox();
    return Math.round((await bottom()) - (row?.y ?? Number.NaN));
  };
  const stood = await above();
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width: width - 250, height },
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width - 250);
  await atRest(log);
  expect(Math.abs((await above()) - stood), "resized").toBeLessThan(60);

  await page.getByRole("button", { name: /new messages|Jump to latest/ }).click();
  await expect(log.getByText("live 249", { exact: true })).toBeInViewport();
  bob.post(general, "and one more");
  await expect(log.getByText("and one more", { exact: true })).toBeInViewport();
});

test("Page Up, Page Down, Home and End scroll from the composer, and in a text Home and End move the caret", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  server.seedMessages(general, 200);
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(log.getByRole("article").last()).toBeVisible();
  const box = composer(page, "general");
  const scrolled = async (press: () => Promise<void>) => {
    const before = (await fromEnds(log)).down;
    await press();
    await atRest(log);
    return Math.round((await fromEnds(log)).down - before);
  };
  const key = (name: string) => scrolled(() => page.keyboard.press(name));
  const caret = () => box.evaluate((element: HTMLTextAreaElement) => element.selectionStart);

  await box.focus();
  const step = await key("PageUp");
  expect([step > 200, await key("PageDown")]).toEqual([true, -step]);
  await key("Home");
  expect((await fromEnds(log)).down).toBeGreaterThan(1_000);
  await key("End");
  expect(await fromEnds(log)).toMatchObject({ down: 0 });

  await box.fill("some words");
  expect([await key("Home"), await caret()]).toEqual([0, 0]);
  expect([await key("End"), await caret()]).toEqual([0, 10]);
  expect(await key("PageUp")).toBe(step);
  await box.fill("");
  await log.getByRole("article").nth(-12).focus();
  await key("End");
  expect(await key("Home")).toBeGreaterThan(1_000);
  expect(await key("Shift+End")).toBe(0);
  const underDialog = scrolled(async () => {
    const dialog = page.getByRole("dialog", { name: "Go to conversation" });
    await page.keyboard.press("ControlOrMeta+k");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
  expect(await underDialog).toBe(0);
});
