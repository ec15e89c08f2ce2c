import { startTrayHost } from "../support/tray-host.ts";
import { expect, listed, messagesIn, open, signIn, test } from "./office.ts";
import { closeWindow, hasFocus, isShown, titleOf, whenHidden } from "./window.ts";

test("with the window closed, a message is told once; a click leads to its conversation", async ({
  launch,
  server,
}) => {
  const stopTray = await startTrayHost();
  const parley = await launch();
  const { app, page } = parley;
  await signIn(page, server);
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  await closeWindow(app);
  await whenHidden(app);

  bob.post(direct, "The <b>server</b> & I are down");
  await expect.poll(() => parley.notificationsOnScreen()).toEqual(["Bob Birch"]);
  expect(await parley.notifications()).toEqual([
    { app: "Parley", title: "Bob Birch", text: expect.stringMatching(/^The (<|&lt;)b(>|&gt;)server/) },
  ]);
  expect(await titleOf(app)).toBe("(1) Parley");

  await parley.clickNotification("Bob Birch");
  await expect.poll(() => isShown(app)).toBe(true);
  await expect(messagesIn(page, "Bob Birch").getByText("The <b>server</b> & I are down")).toBeVisible();
  await expect(listed(page, "Bob Birch")).toHaveAccessibleName("Bob Birch");
  await expect.poll(() => parley.notificationsOnScreen()).toEqual([]);
  expect(await parley.notifications()).toHaveLength(1);
  await stopTray();
});

test("a click on a notification leads to its conversation after 5,000 events have passed a hidden window by", async ({
  launch,
  server,
}) => {
  const stopTray = await startTrayHost();
  const parley = await launch();
  const { app, page } = parley;
  await signIn(page, server);
  await open(page, "general");
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  await closeWindow(app);
  await whenHidden(app);
  const general = server.channelNamed("general");
  for (let nth = 0; nth < 5_000; nth += 1) bob.type(general, nth % 2 === 0);
  bob.post(direct, "still up?");
  await expect.poll(() => parley.notificationsOnScreen(), { timeout: 60_000 }).toEqual(["Bob Birch"]);
  await parley.clickNotification("Bob Birch");
  await expect.poll(() => isShown(app)).toBe(true);
  await expect(messagesIn(page, "Bob Birch").getByText("still up?")).toBeVisible();
  await stopTray();
});

test("a notification goes away when its conversation is read in another client", async ({ launch, server }) => {
  const parley = await launch();
  await signIn(parley.page, server);
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "Lunch?");
  await expect.poll(() => parley.notificationsOnScreen()).toEqual(["Bob Birch"]);
  server.as("alice").read(direct);
  await expect.poll(() => parley.notificationsOnScreen()).toEqual([]);
  await expect(listed(parley.page, "Bob Birch")).toHaveAccessibleName("Bob Birch");
  await expect.poll(() => titleOf(parley.app)).toBe("Parley");
});

test("nothing is told of the conversation that the person looks at, nor of own words", async ({ launch, server }) => {
  const parley = await launch();
  await signIn(parley.page, server);
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "first");
  await expect.poll(async () => (await parley.notifications()).length).toBe(1);
  const log = await open(parley.page, "Bob Birch");
  await expect.poll(() => hasFocus(parley.app)).toBe(true);
  bob.post(direct, "seen at once");
  server.as("alice").post(direct, "from my phone");
  await expect(log.getByText("from my phone")).toBeVisible();
  // The next thing that is told comes after what would have been told of these.
  const carol = server.as("carol");
  carol.post(carol.openDirectMessage("alice"), "hello");
  await expect
    .poll(async () => (await parley.notifications()).map(({ title }) => title))
    .toEqual(["Bob Birch", "Carol Cedar"]);
});

test("a message is told once, even when the line breaks around it", async ({ launch, server }) => {
  const parley = await launch({ env: { PARLEY_CLOCK_SPEED: "10" } });
  await signIn(parley.page, server);
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "one");
  await expect.poll(async () => (await parley.notifications()).length).toBe(1);
  server.dropSockets();
  bob.post(direct, "two");
  await expect.poll(async () => (await parley.notifications()).map(({ text }) => text)).toEqual(["one", "two"]);
  await expect(listed(parley.page, "Bob Birch")).toHaveAccessibleName("Bob Birch, 2 unread");
});

test("no notification outlives the program", async ({ launch, server }) => {
  const parley = await launch();
  await signIn(parley.page, server);
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "last words");
  await expect.poll(() => parley.notificationsOnScreen()).toEqual(["Bob Birch"]);
  await parley.quit();
  await expect.poll(() => parley.notificationsOnScreen()).toEqual([]);
});
