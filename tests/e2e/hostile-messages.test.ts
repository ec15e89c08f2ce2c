import type { Page } from "@playwright/test";
import { hostileBodies } from "../hostile/corpus.ts";
import { expect, messagesIn, open, signIn, test } from "./office.ts";
import { pageAddress } from "./window.ts";

/** As many as a page of history: all of them stand in the window at once. */
const atOnce = 50;

test.describe("the corpus of hostile messages, put on the wire past the server's sanitiser", () => {
  test("runs nothing, asks nobody for anything, and paints nothing outside of its rows", async ({
    launch,
    server,
    serveOther,
  }) => {
    test.setTimeout(180_000);
    const asked: (string | undefined)[] = [];
    const host = await serveOther((request, response) => {
      asked.push(request.url);
      response.setHeader("access-control-allow-origin", "*").end("");
    });
    const { page, app } = await launch();
    await signIn(page, server);
    await open(page, "general");
    const log = messagesIn(page, "general");
    const channel = server.channelNamed("general");
    const bodies = hostileBodies(host);

    for (let first = 0; first < bodies.length; first += atOnce) {
      const page50 = bodies.slice(first, first + atOnce);
      for (const { html } of page50) server.as("bob").post(channel, html, { html: true, isRaw: true });
      const words = `That was ${first}.`;
      server.as("bob").post(channel, words);
      await expect(log.getByText(words, { exact: true })).toBeVisible();
      for (const { name } of page50) await expect(log.getByText(name, { exact: true })).toHaveCount(1);
      expect(await straysIn(page)).toEqual([]);
    }

    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
    expect(asked).toEqual([]);
    expect(page.url()).toBe(pageAddress("usual"));
    expect(app.windows()).toHaveLength(1);
    // Whoever reads on can still write.
    await page.getByRole("textbox", { name: "Message general" }).fill("still here");
    await page.keyboard.press("Enter");
    await expect(log.getByText("still here")).toBeVisible();
  });

  test("leaves list, notification and quote in plain words", async ({ launch, server, serveOther }) => {
    const asked: (string | undefined)[] = [];
    const host = await serveOther((request, response) => {
      asked.push(request.url);
      response.end("");
    });
    const { page } = await launch();
    await signIn(page, server);
    const channel = server.channelNamed("general");
    const list = page.getByRole("navigation", { name: "Conversations" });
    for (const { html } of hostileBodies(host)) server.as("bob").post(channel, html, { html: true, isRaw: true });
    server.as("bob").post(channel, "the last of them");
    await expect(list.getByText("the last of them")).toBeVisible();
    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
    expect(asked).toEqual([]);
  });
});

/** Elements of messages that stick out of their row, or are placed otherwise than in the flow of it. */
async function straysIn(page: Page): Promise<readonly string[]> {
  return page.getByRole("log").evaluate((log) => {
    const found: string[] = [];
    for (const row of log.querySelectorAll("[role=article]")) {
      const home = row.getBoundingClientRect();
      for (const element of row.querySelectorAll("*")) {
        const { position, animationName } = getComputedStyle(element);
        if (position === "fixed" || position === "sticky" || animationName !== "none") found.push(element.outerHTML);
        if (visiblyOutside(element, row, home)) found.push(`outside: ${element.outerHTML.slice(0, 200)}`);
      }
    }
    return found;

    function visiblyOutside(element: Element, row: Element, home: DOMRect): boolean {
      let { top, bottom, left, right } = element.getBoundingClientRect();
      for (let box = element.parentElement; box !== null && box !== row; box = box.parentElement) {
        if (getComputedStyle(box).overflow === "visible") continue;
        const clip = box.getBoundingClientRect();
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
      }
      if (top >= bottom || left >= right) return false;
      return top < home.top - 2 || bottom > home.bottom + 2 || left < home.left - 2 || right > home.right + 2;
    }
  });
}
