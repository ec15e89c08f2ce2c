import { expect, type ElectronApplication, type Locator, type Page } from "@playwright/test";
import { ipcChannel } from "../../shared/ipc/channels.ts";

export type Direction = "up" | "down";

/** How many pages of history the windows have asked for, and how many of them have been answered. */
export interface PageCount {
  readonly asked: number;
  readonly answered: number;
}

interface Slowed {
  asked: number;
  answered: number;
  /** null: until it is something else. */
  delay: number | null;
  readonly waiting: (() => void)[];
}

/**
 * Each page of history takes so many ms from now on, wherever main has it from: the archive answers at once. With null
 * they are kept waiting until this is called again.
 */
export async function slowPages(app: ElectronApplication, delay: number | null): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { ms, channel }) => {
      const known = Reflect.get(globalThis, "slowedPages") as Slowed | undefined;
      if (known) {
        known.delay = ms;
        for (const answer of known.waiting.splice(0)) answer();
        return;
      }
      const slowed: Slowed = { asked: 0, answered: 0, delay: ms, waiting: [] };
      Reflect.set(globalThis, "slowedPages", slowed);
      // Electron keeps what answers a channel here, and gives it to nobody.
      type Handler = (event: unknown, name: unknown, input: unknown) => unknown;
      const handlers = Reflect.get(ipcMain, "_invokeHandlers") as Map<string, Handler>;
      const answer = handlers.get(channel);
      if (!answer) throw new Error("nothing answers commands");
      handlers.set(channel, async (event, name, input) => {
        if (name !== "extendTimeline") return answer(event, name, input);
        slowed.asked += 1;
        await new Promise<void>((resolve) => {
          if (slowed.delay === null) slowed.waiting.push(resolve);
          else setTimeout(resolve, slowed.delay);
        });
        const answered = await answer(event, name, input);
        slowed.answered += 1;
        return answered;
      });
    },
    { ms: delay, channel: ipcChannel.command },
  );
}

export function pageCount(app: ElectronApplication): Promise<PageCount> {
  return app.evaluate(() => {
    const { asked, answered } = Reflect.get(globalThis, "slowedPages") as Slowed;
    return { asked, answered };
  });
}

/** The row in the middle of the screen, and how far below the upper edge of the log's view it begins, px. */
export interface Eye {
  readonly row: string;
  readonly top: number;
}

export function eyeOn(log: Locator): Promise<Eye> {
  return log.evaluate((element) => {
    const view = (element.parentElement ?? element).getBoundingClientRect();
    const rows = [...element.querySelectorAll<HTMLElement>("[data-row]")];
    const middle = view.top + view.height / 2;
    const seen = rows.find((row) => row.getBoundingClientRect().bottom > middle);
    return { row: seen?.dataset["row"] ?? "", top: (seen?.getBoundingClientRect().top ?? Number.NaN) - view.top };
  });
}

/**
 * How far that row has moved on the screen since, whole px beyond the one that nobody sees: a scroller stands on whole
 * pixels, and rows have heights between them. NaN when it is gone.
 */
export function movedSince(log: Locator, { row, top }: Eye): Promise<number> {
  return log.evaluate(
    (element, before) => {
      const view = (element.parentElement ?? element).getBoundingClientRect();
      const now = element.querySelector(`[data-row="${before.row}"]`)?.getBoundingClientRect().top ?? Number.NaN;
      return Math.max(0, Math.round(Math.abs(now - view.top - before.top)) - 1);
    },
    { row, top },
  );
}

/** Distance from each end of what is held, px. */
export function fromEnds(log: Locator): Promise<Readonly<Record<Direction, number>>> {
  return log.evaluate((element) => {
    const { scrollTop, scrollHeight, clientHeight } = element.parentElement ?? element;
    return { up: scrollHeight - clientHeight + scrollTop, down: Math.abs(scrollTop) };
  });
}

/** The log has not moved for five frames: what a hand set going has come to rest. */
export async function atRest(log: Locator): Promise<void> {
  await log.evaluate(async (element) => {
    const scroller = element.parentElement ?? element;
    for (let still = 0; still < 5; still += 1) {
      const before = scroller.scrollTop;
      await new Promise(requestAnimationFrame);
      if (scroller.scrollTop !== before) still = 0;
    }
  });
}

/** No page is on its way, and none is asked for because of the last one. */
export async function pagesAreIn(app: ElectronApplication, log: Locator): Promise<void> {
  await expect(async () => {
    const before = await pageCount(app);
    expect(before.answered).toBe(before.asked);
    await atRest(log);
    expect(await pageCount(app)).toEqual(before);
  }).toPass({ intervals: [30] });
}

/** Puts the log so far from an end, with one leap. */
export async function standFrom(log: Locator, end: Direction, distance: number): Promise<void> {
  await log.evaluate(
    (element, [from, px]) => {
      const scroller = element.parentElement ?? element;
      const { scrollHeight, clientHeight } = scroller;
      scroller.scrollTop = from === "up" ? clientHeight - scrollHeight + px : -px;
    },
    [end, distance] as const,
  );
}

/** What a person does to get to an end of the log. */
export const ways: Readonly<Record<string, (page: Page, log: Locator, to: Direction) => Promise<void>>> = {
  async wheel(page, log, to) {
    await log.hover();
    for (let turn = 0; turn < 8; turn += 1) {
      await page.mouse.wheel(0, to === "up" ? -1_000 : 1_000);
      await log.evaluate(() => new Promise(requestAnimationFrame));
    }
  },
  /** The thumb is held at the end, by a hand that is not quite still, until a page has come; then it is let go. */
  async "scroll bar"(page, log, to) {
    const view = await log.locator("..").boundingBox();
    if (!view) throw new Error("the log is not on the screen");
    const ends = await fromEnds(log);
    const x = view.x + view.width - 4;
    const thumb = view.y + (view.height * (ends.up + view.height / 2)) / (ends.up + ends.down + view.height);
    const end = to === "up" ? view.y - 40 : view.y + view.height + 40;
    await page.mouse.move(x, thumb);
    await page.mouse.down();
    await page.mouse.move(x, end, { steps: 8 });
    for (let shake = 0; shake < 8; shake += 1) {
      await page.mouse.move(x, end + (shake % 2));
      await log.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.up();
  },
  async touch(page, log, to) {
    const view = await log.locator("..").boundingBox();
    if (!view) throw new Error("the log is not on the screen");
    const x = view.x + view.width / 2;
    const [from, by] = to === "up" ? [view.y + 60, 80] : [view.y + view.height - 60, -80];
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number | null) =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints: y === null ? [] : [{ x, y }] });
    for (let swipe = 0; swipe < 9; swipe += 1) {
      await touch("touchStart", from);
      for (let step = 1; step <= 5; step += 1) await touch("touchMove", from + by * step);
      await touch("touchEnd", null);
    }
    await devtools.detach();
  },
  async "Page Up and Page Down"(page, _log, to) {
    for (let press = 0; press < 9; press += 1) await page.keyboard.press(to === "up" ? "PageUp" : "PageDown");
  },
  async "Home and End"(page, _log, to) {
    await page.keyboard.press(to === "up" ? "Home" : "End");
  },
};
