import { systemClock } from "../../electron/demo/clock.ts";
import { composer, expect, isOnline, listed, messagesIn, open, row, signIn, test, write } from "./office.ts";

const endOfDays = Date.UTC(9999, 11, 31, 23, 59, 59);

test("a colleague's message of the year 9999 blanks nothing: not as it comes, not after a restart, not offline", async ({
  launch,
  serve,
}) => {
  let ahead = 0;
  const server = await serve({ clock: { ...systemClock, now: () => systemClock.now() + ahead } });
  const bob = server.as("bob");
  const general = server.channelNamed("general");
  bob.post(general, "before it");
  const parley = await launch();
  const { page } = parley;
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(row(log, "before it")).toBeVisible();

  ahead = endOfDays - systemClock.now();
  bob.post(general, "from the end of days");
  ahead = 0;
  await expect(row(log, "from the end of days")).toBeVisible();
  bob.post(general, "after it");
  await expect(row(log, "after it")).toBeVisible();
  await write(page, "general", "and my answer");
  await expect(row(log, "and my answer")).toHaveAttribute("data-delivery", "sent");
  await expect(listed(page, "general")).toBeVisible();

  const again = await parley.relaunch();
  await isOnline(again.page);
  const all = [/before it/, /from the end of days/, /after it/, /and my answer/];
  await expect((await open(again.page, "general")).getByRole("article")).toHaveText(all);

  await server.pause();
  const offline = await again.relaunch();
  await listed(offline.page, "general").click();
  await expect(messagesIn(offline.page, "general").getByRole("article")).toHaveText(all);
  await expect(composer(offline.page, "general")).toBeVisible();
  await server.resume();
});

test("a name that would turn the words around it is shown in one direction, wherever it stands", async ({
  launch,
  server,
}) => {
  const mallory = server.addUser("mallory", "Mal\u202elory\u200b Moss\n");
  const group = mallory.createGroup("pla\u2066ns\u202e", "mallory", "alice");
  mallory.post(group, "hello");
  const { app, page } = await launch();
  await signIn(page, server);
  const log = await open(page, "plans");
  await expect(log.getByRole("article", { name: /^Mallory Moss, / })).toHaveCount(1);
  expect(await page.evaluate(() => /[\u200b\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML))).toBe(
    false,
  );
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(titles.join()).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/);
});
