import { connection, expect, listed, messagesIn, open, row, signIn, test } from "./office.ts";

test("after a night in which the machine slept the window shows everything as it is by then", async ({
  launch,
  server,
}) => {
  const [bob, self] = [server.as("bob"), server.as("alice")];
  const plans = bob.createGroup("plans", "bob", "alice");
  const other = bob.createGroup("other matters", "bob", "alice");
  bob.post(other, "will be read on the phone");
  const said = ["the tent", "the map", "the stove", "the rope", "the torch"];
  const [tent = 0, map = 0, stove = 0, rope = 0, torch = 0] = said.map((text) => bob.post(plans, text));
  bob.react(map, "👍");
  const { app, page } = await launch();
  await signIn(page, server);
  const log = await open(page, "plans");
  await expect(log.getByRole("article")).toHaveCount(5);
  await expect(row(log, "the map").getByRole("button", { name: /👍/ })).toBeVisible();
  await expect(listed(page, "other matters")).toHaveAccessibleName("other matters, 1 unread");

  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit("suspend"));
  await expect(connection(page)).not.toHaveText(/^Online/);
  bob.edit(tent, "<p>the big tent</p>");
  bob.react(map, "👍", false);
  bob.react(stove, "🎉");
  bob.remove(rope);
  bob.unlink(torch);
  self.read(other);
  bob.rename(plans, "better plans");
  bob.post(plans, "the boat");
  bob.post(bob.openDirectMessage("alice"), "are you awake?");
  // By the morning the bus has forgotten all of it, and the server is slow.
  server.forgetBus();
  server.delay(/mail\/data$/, 300);
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit("resume"));
  await expect(connection(page), "The person is told that more may come").toHaveText("Online, catching up…");
  await expect(connection(page)).toHaveText("Online");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("better plans");
  const after = messagesIn(page, "better plans");
  await expect(after.getByRole("article")).toHaveText([
    /the big tent/,
    /the map/,
    /the stove/,
    /This message was deleted/,
    /the boat/,
  ]);
  await expect(row(after, "the map").getByRole("button", { name: /👍/ })).toHaveCount(0);
  await expect(row(after, "the stove").getByRole("button", { name: /🎉/ })).toBeVisible();
  await expect(listed(page, "other matters")).toHaveAccessibleName("other matters");
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 1 unread");
});

test("who unlocks the screen does not wait for a server that is back", async ({ launch, server }) => {
  const { app, page } = await launch();
  await signIn(page, server);
  await server.pause();
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit("lock-screen"));
  // A wait in which the server surely comes back: an attempt of its own would be too late for the last line.
  await expect(page.getByText(/^in [1-9][0-9] s$/)).toBeVisible({ timeout: 60_000 });
  await server.resume();
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit("unlock-screen"));
  await expect(connection(page)).toHaveText("Online", { timeout: 5_000 });
});
