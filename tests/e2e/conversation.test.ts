import { composer, expect, listed, messagesIn, open, postedTexts, signIn, test, write } from "./office.ts";

test("history is read back to its beginning", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  server.as("bob").post(general, "the very first words");
  server.seedMessages(general, 200);
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(log.getByRole("article").last()).toBeVisible();
  const first = log.getByText("the very first words");
  await expect(async () => {
    await log.getByRole("article").first().hover();
    await page.mouse.wheel(0, -5_000);
    await expect(first).toBeVisible({ timeout: 200 });
  }).toPass();
});

test("where somebody reads back nothing moves, whatever comes below, and every message has its actions", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  server.seedMessages(general, 100);
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(log.getByRole("article").last()).toBeVisible();
  await log.getByRole("article").nth(-20).scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Jump to latest" })).toBeVisible();
  const seen = log.getByRole("article").and(page.locator("[data-message]")).nth(-20);
  const read = log.locator(`[data-message="${await seen.getAttribute("data-message")}"]`);
  const top = async () => (await read.boundingBox())?.y ?? Number.NaN;
  const before = await top();
  for (let count = 1; count <= 40; count += 1) server.as("bob").post(general, `while you read, ${count}`);
  await expect(log.getByText("while you read, 40")).toBeAttached();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2);

  for (const row of (await log.getByRole("article").all()).slice(-40, -20)) {
    await row.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await row.hover();
    const reply = row.getByRole("toolbar", { name: "Message actions" }).getByRole("button", { name: "Reply" });
    const edge = await reply.boundingBox();
    const hit = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest("button")?.getAttribute("aria-label"),
      { x: (edge?.x ?? 0) + 8, y: (edge?.y ?? 0) + 2 },
    );
    expect(hit).toBe("Reply");
  }
});

test("through a long history the place is kept as pages come and others go", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  server.as("bob").post(general, "the very first words");
  server.seedMessages(general, 700);
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await expect(log.getByRole("article").last()).toBeVisible();
  /** By how much a row moved at each step, px; ends at the first words. */
  const moved = await log.evaluate(async (element, step) => {
    const scroller = element.parentElement ?? element;
    const rows = () => [...element.querySelectorAll<HTMLElement>("[data-row]")];
    const steps: number[] = [];
    while (!rows()[0]?.textContent.includes("the very first words")) {
      const row = rows().find((one) => one.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top + 100);
      const before = row?.getBoundingClientRect().top ?? Number.NaN;
      scroller.scrollTop -= step;
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      steps.push((row?.getBoundingClientRect().top ?? Number.NaN) - before);
    }
    return steps;
  }, 200);
  expect(moved.filter((by) => !(by < 202))).toEqual([]);
});

test("what is written shows at once, arrives once, and is shown as sent", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await write(page, "general", "Good morning");
  const message = log.getByRole("article").filter({ hasText: "Good morning" });
  await expect(message).toHaveCount(1);
  await expect(message).toHaveAttribute("data-delivery", "sent");
  await expect(composer(page, "general")).toHaveText("");
  await expect.poll(() => postedTexts(server, server.channelNamed("general"))).toEqual(["Good morning"]);
});

test("an answer arrives live", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  server.as("bob").post(server.channelNamed("general"), "Morning, Alice!");
  await expect(log.getByRole("article", { name: /^Bob Birch, / })).toContainText("Morning, Alice!");
});

test("the first message of a conversation that is new arrives too", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "Do you have a minute?");
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 1 unread");
  await expect((await open(page, "Bob Birch")).getByText("Do you have a minute?")).toBeVisible();
});

test("unread messages are counted until they are read, here or in another client", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "hello");
  const { page } = await launch();
  await signIn(page, server);

  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 1 unread");
  bob.post(direct, "are you there?");
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 2 unread");
  server.as("alice").read(direct);
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch");

  bob.post(general, "for everybody");
  await expect(listed(page, "general")).toHaveAccessibleName("general, 1 unread");
  await open(page, "general");
  await expect(listed(page, "general")).toHaveAccessibleName("general");
});

test("the list is in the order of last interest, with what was said last", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(server.channelNamed("general"), "older words");
  bob.post(bob.openDirectMessage("alice"), "newer words");
  const { page } = await launch();
  await signIn(page, server);
  const entries = page.getByRole("navigation", { name: "Conversations" }).locator("a, button");
  const texts = async () => (await entries.allInnerTexts()).filter((text) => /words/.test(text));
  await expect
    .poll(async () => (await texts()).map((text) => /newer|older/.exec(text)?.[0]))
    .toEqual(["newer", "older"]);
  bob.post(server.channelNamed("general"), "newest words");
  await expect
    .poll(async () => (await texts()).map((text) => /newest|newer/.exec(text)?.[0]))
    .toEqual(["newest", "newer"]);
});

test("who types is shown, and our typing is told", async ({ launch, server }) => {
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "hello");
  const { page } = await launch();
  await signIn(page, server);
  await open(page, "Bob Birch");
  bob.type(direct, true);
  await expect(page.getByText(/Bob Birch is typing/)).toBeVisible();
  bob.type(direct, false);
  await expect(page.getByText(/Bob Birch is typing/)).toBeHidden();

  const told = () =>
    server.requests.filter(({ path }) => path.endsWith("notify_typing")).map(({ params }) => Object(params).is_typing);
  await composer(page, "Bob Birch").pressSequentially("Hi");
  await expect.poll(told).toContain(true);
  await composer(page, "Bob Birch").fill("");
  await expect.poll(() => told().at(-1)).toBe(false);
});

test("people are seen to come and go", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const { page } = await launch();
  await signIn(page, server);
  for (const [status, word] of [
    ["online", /online/i],
    ["away", /away/i],
    ["offline", /offline/i],
  ] as const) {
    bob.presence(status);
    await expect(
      listed(page, "Bob Birch")
        .getByText(word)
        .or(listed(page, "Bob Birch").getByLabel(word))
        .or(listed(page, "Bob Birch").getByTitle(word))
        .first(),
    ).toBeAttached();
  }
});

test("Ctrl+K goes to a conversation by the keyboard alone", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const { page } = await launch();
  await signIn(page, server);
  await expect(listed(page, "Bob Birch")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Go to conversation" })).toBeVisible();
  await page.keyboard.type("bob");
  await page.keyboard.press("Enter");
  await expect(messagesIn(page, "Bob Birch")).toBeVisible();
  await page.keyboard.type("typed without a mouse");
  await page.keyboard.press("Enter");
  await expect(messagesIn(page, "Bob Birch").getByText("typed without a mouse")).toBeVisible();
});
