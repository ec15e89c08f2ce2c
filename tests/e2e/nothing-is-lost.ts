import type { Page } from "@playwright/test";
import type { DialectName } from "../../electron/demo/dialects.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { fastClock } from "../../electron/shell/clock.ts";
import type { FaultProxy } from "../support/fault-proxy/proxy.ts";
import { test as behindProxy } from "./behind-proxy.ts";
import { composer, connection, expect, inGeneral, postedTexts, row, type InGeneral } from "./office.ts";
import { saidBy, watchConnection, type Watch } from "./watch.ts";

const speed = 10;
/** What the machine itself may take, ms. */
const slack = 500;
/** Two attempts are at most a minute apart, and one may be just on its way. */
const backWithin = (60_000 + 15_000) / speed + slack;
const noticedWithin = 20_000 / speed + slack;
/** The servers' clock: their pings, and the age of what they keep, are hurried like everything in Parley. */
const serverClock = fastClock(speed);

export const post = /message_post$/;

/** Alice in #general, with the line up. */
export interface RenderContext extends InGeneral {
  readonly server: DemoServer;
  /** What the status has said since all was well. */
  readonly status: Watch;
}

export interface SceneBehindProxy extends RenderContext {
  readonly proxy: FaultProxy;
}

export async function allIsWell(
  launch: Parameters<typeof inGeneral>[0],
  server: DemoServer,
  address = server.url,
): Promise<RenderContext> {
  const at = await inGeneral(launch, server, { address, env: { PARLEY_CLOCK_SPEED: String(speed) } });
  await expect(connection(at.page)).toHaveText("Online");
  return { ...at, server, status: await watchConnection(at.page) };
}

export const test = behindProxy.extend<{ scene: SceneBehindProxy; dialect: DialectName }>({
  dialect: ["18.0-7", { option: true }],
  server: async ({ serve, dialect }, use) => use(await serve({ clock: serverClock, dialect })),
  scene: async ({ launch, server, faults }, use) =>
    use({ ...(await allIsWell(launch, server, faults.url)), proxy: faults }),
});

/** It lasts so long by Parley's clock, ms. */
export function lasts(page: Page, duration: number): Promise<void> {
  return page.waitForTimeout(duration / speed);
}

/** When something began, by the machine's clock and by the server's. */
export interface Since {
  readonly real: number;
  readonly hurried: number;
}

/** From now on nothing gets through either way, and nobody is told. */
export async function goesHalfOpen({ proxy }: SceneBehindProxy, isForGood = false): Promise<Since> {
  const since = { real: Date.now(), hurried: serverClock.now() };
  await proxy.set({ type: "half-open", isForGood });
  return since;
}

/** The status says that the line is dead within 20 s of when it died, and has not said otherwise since. */
export async function isToldOfDeadLine({ page, status }: RenderContext, since: Since): Promise<void> {
  await expect(connection(page), "The person is told that the line is dead").toHaveText(
    /^(Connecting…|Offline)The connection went silent\./,
    { timeout: noticedWithin },
  );
  const [, told] = await status();
  expect((told?.at ?? Infinity) - since.real, "ms until the person was told").toBeLessThanOrEqual(noticedWithin);
}

/** Nothing has got to the server, and nothing was called online: the line was dead all the while. */
export async function wasHalfOpen({ server, status }: RenderContext, since: Since): Promise<void> {
  const arrived = server.requests.filter(({ at }) => at > since.hurried + slack * speed).map(({ route }) => route);
  expect(arrived, "What has got through a half-open line").toEqual([]);
  await wasNotCalledOnline(status);
}

export async function wasNotCalledOnline(status: Watch): Promise<void> {
  const [, ...said] = await saidBy(status);
  expect(said, "What the status said while the line was dead").toEqual(
    said.map(() => expect.stringMatching(/^(Connecting…|Offline)/)),
  );
}

/** A line is taken for one that holds after ten seconds: what ends it then is no proxy that ends each. */
export function holds(page: Page): Promise<void> {
  return lasts(page, 10_000);
}

/** Who acts is not made to wait for the next attempt, but for five seconds at most: from here on nobody acts. */
export function nobodyActs(page: Page): Promise<void> {
  return lasts(page, 10_000);
}

/** Nobody listens any more, and the person is told so. */
export async function isCutOff({ page, proxy }: SceneBehindProxy): Promise<void> {
  await holds(page);
  await proxy.set({ type: "refuse" });
  proxy.dropAll();
  await expect(connection(page), "The person is told, and why").toHaveText(
    /^(Connecting…|Offline)The (connection |server does not accept connections)/,
  );
  await expect(fetch(proxy.url)).rejects.toThrow();
}

export async function isToldOfClosedDoor(page: Page): Promise<void> {
  await expect(connection(page), "The person is told that nobody listens").toHaveText(
    /^(Connecting…|Offline)The server does not accept connections at the moment\./,
    { timeout: backWithin },
  );
}

/** The words left the composer for the log, and wait there. */
export async function waits(
  { page, log }: Pick<RenderContext, "page" | "log">,
  text: string,
  as: "queued" | "sending",
): Promise<void> {
  await expect(row(log, text), `“${text}” is on the screen`).toHaveAttribute("data-delivery", as);
  await expect(composer(page, "general"), "The composer is free for the next one").toHaveValue("");
}

/** By the websocket, or by polling where that failed too often while the line was dead. */
export async function isBackByItself(page: Page): Promise<void> {
  await expect(connection(page), "The line is back, and nobody has clicked").toHaveText(/^(Online|Polling)/, {
    timeout: backWithin,
  });
}

/**
 * These messages are on the server and in the log, once each and in order; Alice's stand there as sent, and each was
 * posted once. What stands as sent is done: nothing is posted after this.
 */
export async function isSettled(
  { log, general, server }: Pick<RenderContext, "log" | "general" | "server">,
  texts: readonly string[],
  own = texts,
): Promise<void> {
  await expect
    .poll(() => postedTexts(server, general), { message: "What the server has", timeout: 20_000 })
    .toEqual(texts);
  await expect(log.getByRole("article"), "What the log has").toHaveText(texts.map((text) => new RegExp(text)));
  for (const text of own) await expect(row(log, text), text).toHaveAttribute("data-delivery", "sent");
  expect(postedTexts(server, general), "What the server has in the end").toEqual(texts);
  expect(postsTo(server), "Whose posts the server got").toEqual(own.map(() => "alice"));
}

/** Whose posts the server got: null for those with a dead session. */
export function postsTo(server: DemoServer): readonly (string | null)[] {
  return server.requests.filter(({ route }) => post.test(route)).map(({ login }) => login);
}

/** From when it was written it was always on the screen, once, and neither failed nor taken back. */
export async function wasAlwaysThere(delivery: Watch): Promise<void> {
  expect((await saidBy(delivery)).join(", "), "What became of the message on the screen").toMatch(
    /^none, ((queued|sending), )*sent$/,
  );
}
