import { createFaultProxy } from "../support/fault-proxy/proxy.ts";
import { connection, expect, open, postedTexts, submitSignIn, test, write } from "./office.ts";

test("behind a proxy that refuses websockets messages come and go by polling, until websockets get through", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const proxy = await createFaultProxy({ upstream: server.url });
  try {
    await proxy.set({ type: "upgrade-refused", status: 500 });
    const { page } = await launch();
    await submitSignIn(page, { address: proxy.url, login: "alice" });
    // One wait of up to 15 s lies between the two refusals that settle it.
    await expect(connection(page)).toHaveText(/^Polling.*gevent port/, { timeout: 25_000 });
    expect(server.sockets()).toBe(0);

    const log = await open(page, "general");
    server.as("bob").post(general, "heard by polling");
    await expect(log.getByRole("article").filter({ hasText: "heard by polling" })).toHaveCount(1);
    await write(page, "general", "sent while polling");
    await expect.poll(() => postedTexts(server, general)).toEqual(["heard by polling", "sent while polling"]);
    await expect(log.getByRole("article").filter({ hasText: "sent while polling" })).toHaveAttribute(
      "data-delivery",
      "sent",
    );

    await proxy.set(null);
    await page.getByRole("button", { name: "Try now" }).click();
    await expect(connection(page)).toHaveText(/^Online/);
    expect(server.sockets()).toBe(1);
    server.as("bob").post(general, "heard at once");
    await expect(log.getByRole("article").filter({ hasText: "heard at once" })).toHaveCount(1);
    await expect(log.getByRole("article").filter({ hasText: "heard by polling" })).toHaveCount(1);
  } finally {
    await proxy.stop();
  }
});

test("behind a proxy that lets nothing under /websocket through, messages come and go by the records alone, until websockets do", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const proxy = await createFaultProxy({ upstream: server.url });
  try {
    await proxy.set({ type: "page", page: 502, route: /^\/websocket/ });
    // Better ways are tried after one minute and then two: with this clock after 6 s and 12 s.
    const { page } = await launch({ env: { PARLEY_CLOCK_SPEED: "10" } });
    await submitSignIn(page, { address: proxy.url, login: "alice" });
    await expect(connection(page)).toHaveText(/^Polling.*reactions and typing not at all: the proxy does not reach/, {
      timeout: 25_000,
    });
    expect(server.sockets()).toBe(0);
    expect(server.requests.some(({ path }) => path === "/websocket/peek_notifications")).toBe(false);

    const log = await open(page, "general");
    const first = server.as("bob").post(general, "heard by reading");
    await expect(log.getByRole("article").filter({ hasText: "heard by reading" })).toHaveCount(1);
    server.as("bob").edit(first, "read again");
    await expect(log.getByRole("article").filter({ hasText: "read again" })).toHaveCount(1, { timeout: 20_000 });
    await write(page, "general", "sent all the same");
    const sent = log.getByRole("article").filter({ hasText: "sent all the same" });
    await expect(sent).toHaveAttribute("data-delivery", "sent");
    await expect.poll(() => postedTexts(server, general)).toEqual(["read again", "sent all the same"]);

    await proxy.set(null);
    // By itself: nobody presses anything.
    await expect(connection(page)).toHaveText(/^Online$/, { timeout: 40_000 });
    server.as("bob").post(general, "heard at once");
    await expect(log.getByRole("article").filter({ hasText: "heard at once" })).toHaveCount(1);
    await expect(log.getByRole("article")).toHaveCount(3);
  } finally {
    await proxy.stop();
  }
});
