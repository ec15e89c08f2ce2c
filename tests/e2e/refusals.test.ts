import type { Locator } from "@playwright/test";
import type { Fault } from "../../electron/demo/faults.ts";
import { userError } from "../../electron/demo/errors.ts";
import { composer, expect, isOnline, open, postedTexts, signIn, test, write } from "./office.ts";

const post = /message_post$/;

function row(log: Locator, text: string): Locator {
  return log.getByRole("article").filter({ hasText: text });
}

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
    const general = server.channelNamed("general");
    const { page } = await launch();
    await signIn(page, server);
    const log = await open(page, "general");
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
  });

test("a refused message keeps its reason through a restart, and goes out once in the words that it is given then", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const first = await launch();
  await signIn(first.page, server);
  await open(first.page, "general");
  server.failNext(post, { errorEnvelope: "You may not write in this channel." });
  await write(first.page, "general", "wrong words");
  await expect(row(first.page.getByRole("log"), "wrong words")).toHaveAttribute("data-delivery", "failed");
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
  const { page, relaunch } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  server.failNext(post, { errorEnvelope: "You may not write in this channel." });
  await write(page, "general", "never mind");
  await choice(row(log, "never mind"), "Discard").click();
  await expect(row(log, "never mind")).toHaveCount(0);

  const again = await relaunch();
  await isOnline(again.page);
  await expect((await open(again.page, "general")).getByRole("article")).toHaveCount(0);
  expect(postedTexts(server, server.channelNamed("general"))).toEqual([]);
});
