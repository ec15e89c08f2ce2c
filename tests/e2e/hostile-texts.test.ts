import { composer, expect, open, row, signIn, test, write } from "./office.ts";

/** Each of these once held main or the window up for seconds to minutes. */
const hostile: readonly (readonly [name: string, html: string])[] = [
  ["line breaks", `<p>top${"<br>".repeat(100_000)}end</p>`],
  ["lines", `<pre>top${"\n".repeat(60_000)}end</pre>`],
  ["dots", `<p>${"a.a.a.".repeat(3_300)}</p>`],
  ["addresses without a host", `<p>${"://".repeat(60_000)}</p>`],
  ["at signs", `<p>${"a@".repeat(60_000)} www.${"www.".repeat(20_000)}</p>`],
  ["nested tags", `${"<b>".repeat(20_000)}deep${"</i>".repeat(20_000)}`],
  ["broken tags", "<title".repeat(30_000)],
  ["references", "&amp;".repeat(60_000)],
];

test("whatever strangers write, their messages are shown and people go on talking", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  const bob = server.as("bob");
  for (const [name, html] of hostile) {
    bob.post(general, html, { html: true });
    bob.post(general, `after ${name}`);
    await expect(row(log, `after ${name}`)).toBeVisible();
  }
  await write(page, "general", "still here");
  await expect.poll(() => server.messages(general).at(-1)?.body).toBe("<p>still here</p>");
});

test("60,000 lines of one's own are sent whole and shown as their beginning", async ({ launch, server }) => {
  const { page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  // In one piece, as a paste puts it there: typed line by line it would be slow in any text box.
  await composer(page, "general").evaluate(
    (box, text) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(box, text);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    },
    `top${"\n".repeat(60_000)}end`,
  );
  await composer(page, "general").press("Enter");
  const own = row(log, "top");
  await expect(own).toHaveAttribute("data-delivery", "sent");
  await expect(own.getByRole("button", { name: "Show more" })).toBeVisible();
  expect(await own.evaluate((element) => element.scrollHeight)).toBeLessThan(1_000);
  const body = server.messages(server.channelNamed("general")).at(-1)?.body ?? "";
  expect([body.split("<br>").length - 1, body.endsWith("end</p>")]).toEqual([60_000, true]);
});
