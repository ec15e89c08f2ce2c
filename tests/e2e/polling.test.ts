import type { Locator, Page } from "@playwright/test";
import type { LaunchOptions } from "../support/electron-app.ts";
import type { Fault } from "../support/fault-proxy/fault.ts";
import { test as behindProxy } from "./behind-proxy.ts";
import { connection, expect, open, postedTexts, row, submitSignIn, write } from "./office.ts";

interface ConversationRef {
  readonly page: Page;
  readonly log: Locator;
  readonly general: number;
}

const test = behindProxy.extend<{
  /** Alice signs in where no websocket gets through, is told why, and is in #general. */
  pollsBehind: (fault: Fault, says: RegExp, options?: LaunchOptions) => Promise<ConversationRef>;
}>({
  pollsBehind: async ({ launch, server, faults }, use) =>
    use(async (fault, says, options) => {
      await faults.set(fault);
      const { page } = await launch(options);
      await submitSignIn(page, { address: faults.url, login: "alice" });
      await expect(connection(page)).toHaveText(says, { timeout: 25_000 });
      expect(server.sockets()).toBe(0);
      return { page, log: await open(page, "general"), general: server.channelNamed("general") };
    }),
});

test("behind a proxy that refuses websockets messages come and go by polling, until websockets get through", async ({
  pollsBehind,
  server,
  faults,
}) => {
  // One wait of up to 15 s lies between the two refusals that settle it.
  const refused = { type: "upgrade-refused", status: 500 } as const;
  const { page, log, general } = await pollsBehind(refused, /^Polling.*gevent port/);
  server.as("bob").post(general, "heard by polling");
  await expect(row(log, "heard by polling")).toHaveCount(1);
  await write(page, "general", "sent while polling");
  await expect.poll(() => postedTexts(server, general)).toEqual(["heard by polling", "sent while polling"]);
  await expect(row(log, "sent while polling")).toHaveAttribute("data-delivery", "sent");

  await faults.set(null);
  const tryNow = page.getByRole("button", { name: "Try now" });
  await expect(tryNow, "The person is offered to try a better way").toBeVisible();
  await tryNow.click();
  await expect(connection(page)).toHaveText(/^Online/);
  expect(server.sockets()).toBe(1);
  server.as("bob").post(general, "heard at once");
  await expect(row(log, "heard at once")).toHaveCount(1);
  await expect(row(log, "heard by polling")).toHaveCount(1);
});

test("behind a proxy that lets nothing under /websocket through, messages come and go by the records alone, until websockets do", async ({
  pollsBehind,
  server,
  faults,
}) => {
  const { page, log, general } = await pollsBehind(
    { type: "page", page: 502, route: /^\/websocket/ },
    /^Polling.*reactions and typing not at all: the proxy does not reach/,
    // Better ways are tried after one minute and then two: with this clock after 6 s and 12 s.
    { env: { PARLEY_CLOCK_SPEED: "10" } },
  );
  expect(server.requests.some(({ path }) => path === "/websocket/peek_notifications")).toBe(false);
  const first = server.as("bob").post(general, "heard by reading");
  await expect(row(log, "heard by reading")).toHaveCount(1);
  server.as("bob").edit(first, "read again");
  await expect(row(log, "read again")).toHaveCount(1, { timeout: 20_000 });
  await write(page, "general", "sent all the same");
  await expect(row(log, "sent all the same")).toHaveAttribute("data-delivery", "sent");
  await expect.poll(() => postedTexts(server, general)).toEqual(["read again", "sent all the same"]);

  await faults.set(null);
  // By itself: nobody presses anything.
  await expect(connection(page)).toHaveText(/^Online$/, { timeout: 40_000 });
  server.as("bob").post(general, "heard at once");
  await expect(row(log, "heard at once")).toHaveCount(1);
  await expect(log.getByRole("article")).toHaveCount(3);
});
