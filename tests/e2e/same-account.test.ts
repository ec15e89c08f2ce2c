import { connection, expect, inGeneral, isAsOnServer, isOnline, open, postedTexts, test, write } from "./office.ts";
import { startAgain } from "./window.ts";

const post = /message_post$/;

test("two machines with the same account, both writing and both killed: every message once, and seen on both", async ({
  launch,
  server,
}) => {
  // One that dies just before a post leaves cannot know that, and looks for it for 65 s: with this clock for 6.5 s.
  const hurried = { env: { PARLEY_CLOCK_SPEED: "10" } };
  const machines = [await inGeneral(launch, server, hurried), await inGeneral(launch, server, hurried)];
  const general = server.channelNamed("general");
  // Slow enough for each to die with posts on their way; of the answers the first is lost after the deed.
  server.delay(post, 1_000);
  server.failNext(post, "dropAfterCommit");
  const written: string[][] = [[], []];
  for (const round of [1, 2, 3])
    for (const [machine, { page }] of machines.entries()) {
      const text = `machine ${machine} round ${round}`;
      await write(page, "general", text);
      written[machine]?.push(text);
    }
  const again = [];
  for (const [number, machine] of machines.entries()) {
    const left = (written[number] ?? []).filter((text) => !postedTexts(server, general).includes(text));
    expect(left, "What a machine has not sent when it dies").not.toEqual([]);
    await machine.kill9();
  }
  for (const machine of machines) {
    const { page } = await machine.relaunch();
    again.push(page);
    const text = `machine ${again.length - 1} after its death`;
    await open(page, "general");
    await write(page, "general", text);
    written[again.length - 1]?.push(text);
  }

  await expect
    .poll(() => postedTexts(server, general).toSorted(), { message: "What the server has", timeout: 20_000 })
    .toEqual(written.flat().toSorted());
  const posted = postedTexts(server, general);
  // Between machines any order is as good; of each its own is kept.
  for (const own of written) expect(posted.filter((text) => own.includes(text))).toEqual(own);
  for (const page of again) {
    await isOnline(page);
    await isAsOnServer(page.getByRole("log"), server, general);
  }
});

test("a second start on the same data leaves what waits to the first", async ({ launch, server }) => {
  const { page, log, general, userData } = await inGeneral(launch, server);
  await server.pause();
  await expect(connection(page)).not.toHaveText(/^Online/);
  for (const text of ["one", "two"]) await write(page, "general", text);
  await expect(log.getByRole("article")).toHaveCount(2);

  expect(await startAgain(userData)).toBe(0);
  await server.resume();
  await expect.poll(() => postedTexts(server, general), { timeout: 25_000 }).toEqual(["one", "two"]);
  await isAsOnServer(log, server, general);
  expect(server.requests.filter(({ route }) => post.test(route))).toHaveLength(2);
});

test("a window that is loaded anew while it sends shows each message once", async ({ launch, server }) => {
  const { page, general } = await inGeneral(launch, server);
  server.delay(post, 500);
  const texts = ["one", "two", "three"];
  for (const text of texts) await write(page, "general", text);
  await page.reload();
  const log = await open(page, "general");
  await expect(log.getByRole("article"), "What the new window shows").toHaveText(texts.map((text) => new RegExp(text)));
  expect(postedTexts(server, general).length, "How many had been sent by then").toBeLessThan(texts.length);
  await expect.poll(() => postedTexts(server, general)).toEqual(texts);
  await isAsOnServer(log, server, general);
});
