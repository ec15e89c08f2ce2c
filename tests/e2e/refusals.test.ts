import type { Locator } from "@playwright/test";
import type { Fault } from "../../electron/demo/faults.ts";
import { serializationFailure, userError } from "../../electron/demo/errors.ts";
import { composer, expect, inGeneral, isOnline, open, postedTexts, row, test, write } from "./office.ts";
import { saidBy, watchDelivery } from "./watch.ts";

const post = /message_post$/;

function choice(message: Locator, name: "Retry" | "Edit" | "Discard"): Locator {
  return message.getByRole("button", { name, exact: true });
}

const refusals: readonly (readonly [string, Fault, RegExp])[] = [
  ["access", { errorEnvelope: "You may not write in this channel." }, /does not allow this: You may not write in/],
  ["an archived conversation", { errorEnvelope: userError("This channel is archived.") }, /This channel is archived\./],
  ["too large for a proxy", { status: 413, html: "<title>413</title>" }, /larger than the server or its proxy accepts/],
];

for (const [what, fault, reason] of refusals)
  test(`a refusal (${what}) is said in the server's words, holds nothing up, and can be answered`, async ({
    launch,
    server,
  }) => {
    const { page, log, general } = await inGeneral(launch, server);
    server.failNext(post, fault);
    await write(page, "general", "refused words");
    await write(page, "general", "the next one");
    const refused = row(log, "refused words");
    await expect(refused).toHaveAttribute("data-delivery", "failed");
    await expect(refused).toContainText("Failed");
    await expect(refused).toContainText(reason);
    await expect(row(log, "the next one")).toHaveAttribute("data-delivery", "sent");
    for (const name of ["Retry", "Edit", "Discard"] as const) await expect(choice(refused, name)).toBeVisible();

    await choice(refused, "Retry").click();
    await expect(refused).toHaveAttribute("data-delivery", "sent");
    expect(postedTexts(server, general)).toEqual(["the next one", "refused words"]);
    await expect(log.getByRole("article")).toHaveText([/the next one/, /refused words/]);
    expect(server.requests.filter(({ route }) => post.test(route))).toHaveLength(3);
  });

test("a refused message keeps its reason through a restart, and goes out once in the words that it is given then", async ({
  launch,
  server,
}) => {
  const first = await inGeneral(launch, server);
  const { general } = first;
  server.failNext(post, { errorEnvelope: "You may not write in this channel." });
  await write(first.page, "general", "wrong words");
  await expect(row(first.log, "wrong words")).toHaveAttribute("data-delivery", "failed");
  await first.kill9();

  const { page } = await first.relaunch();
  await isOnline(page);
  const log = await open(page, "general");
  await expect(row(log, "wrong words")).toContainText("You may not write in this channel.");
  await composer(page, "general").fill("something else");
  await choice(row(log, "wrong words"), "Edit").click();
  await expect(composer(page, "general")).toHaveValue("wrong words");
  await write(page, "general", "right words");
  await expect(row(log, "right words")).toHaveAttribute("data-delivery", "sent");
  await expect(log.getByRole("article")).toHaveCount(1);
  await expect(composer(page, "general")).toHaveValue("something else");
  expect(postedTexts(server, general)).toEqual(["right words"]);
});

test("a refused message that is discarded is gone for good", async ({ launch, server }) => {
  const { page, log, general, relaunch } = await inGeneral(launch, server);
  server.failNext(post, { errorEnvelope: "You may not write in this channel." });
  await write(page, "general", "never mind");
  await choice(row(log, "never mind"), "Discard").click();
  await expect(row(log, "never mind")).toHaveCount(0);

  const again = await relaunch();
  await isOnline(again.page);
  await expect((await open(again.page, "general")).getByRole("article")).toHaveCount(0);
  expect(postedTexts(server, general)).toEqual([]);
});

test("a server that is too busy for a message has not refused it: it is tried again by itself until it is there", async ({
  launch,
  server,
}) => {
  // Ten times as fast as the server: its 2.5 s of retries of its own are 25 s to Parley, as they were seen (WIRE.md §9).
  const { page, log, general } = await inGeneral(launch, server, { env: { PARLEY_CLOCK_SPEED: "10" } });
  server.delay(post, 2_500);
  for (let time = 0; time < 2; time += 1) server.failNext(post, { errorEnvelope: serializationFailure() });
  const delivery = await watchDelivery(page, "in a crowd");
  await write(page, "general", "in a crowd");
  await expect(row(log, "in a crowd")).toHaveAttribute("data-delivery", "sent", { timeout: 20_000 });
  expect((await saidBy(delivery)).join(", ")).toMatch(/^none, ((queued|sending), )*sent$/);
  expect(postedTexts(server, general)).toEqual(["in a crowd"]);
  expect(server.requests.filter(({ route }) => post.test(route))).toHaveLength(3);
});
