import type { Page } from "@playwright/test";
import type { Bench, Figure } from "./figure.ts";
import { conversationOf, launch, onDemoServer, openConversation, signIn } from "./parley.ts";

const delays = [0, 50, 1_000] as const;
/** One turn of a wheel that spins freely, px: from anywhere to the end of what is held. */
const spin = 20_000;
/** Turns after which the window holds all the rows that it may, and lets go of as many as come. */
const turns = 40;
/** A view that runs away passes hundreds of rows a second. */
const watchedFor = 5_000;

/** Somebody wheels up fast through a history that the archive has not, hits its end, and takes the hands off. */
export const handsOff: Bench = {
  name: "hands-off",
  run: () =>
    onDemoServer(async (server, folder) => {
      for (const delay of delays) conversationOf(server, `wheeled-${delay}`, 5_000);
      const parley = await launch(folder);
      await signIn(parley, server, "alice");
      const figures: Figure[] = [];
      for (const delay of delays) {
        await openConversation(parley, `wheeled-${delay}`);
        const { page } = parley;
        await page.getByRole("article").last().waitFor();
        await page.getByRole("log").hover();
        server.delay(/\/messages$/, delay);
        for (let turn = 0; turn < turns; turn += 1) {
          await page.mouse.wheel(0, -spin);
          await page.evaluate(() => new Promise(requestAnimationFrame));
        }
        const before = await atEye(page, true);
        await page.waitForTimeout(watchedFor);
        const passed = Math.abs((await atEye(page, false)) - before);
        figures.push({
          name: `hands off after fast wheeling, pages of ${delay.toLocaleString("en")} ms: rows that passed by`,
          unit: "rows",
          measured: passed,
          reach: { median: 0 },
        });
      }
      await parley.quit();
      return figures;
    }),
};

/** Id of the message in the middle of the screen, which is first thrown to the end of what is held; ids have no gaps. */
function atEye(page: Page, isThrown: boolean): Promise<number> {
  return page.evaluate((throws) => {
    const log = document.querySelector("[role=log]");
    const scroller = log?.parentElement;
    if (!log || !scroller) throw new Error("no log on the screen");
    if (throws) scroller.scrollTop = scroller.clientHeight - scroller.scrollHeight;
    const { top, height } = scroller.getBoundingClientRect();
    const rows = [...log.querySelectorAll<HTMLElement>("[data-message]")];
    const seen = rows.find((row) => row.getBoundingClientRect().bottom > top + height / 2);
    return Number(seen?.dataset["message"]);
  }, isThrown);
}
