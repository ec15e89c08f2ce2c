import { once } from "node:events";
import { startTrayHost } from "../support/tray-host.ts";
import { expect, listed, messagesIn, signIn, test } from "./office.ts";
import { closeWindow, isShown, startAgain, whenHidden } from "./window.ts";

test("a second start raises the first, and opens the link that it came with", async ({ launch, server }) => {
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(direct, "hello");
  const { app, page, userData } = await launch();
  await signIn(page, server);
  await expect(listed(page, "Bob Birch")).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await whenHidden(app);

  expect(await startAgain(userData)).toBe(0);
  await expect.poll(() => isShown(app)).toBe(true);

  const workspace = await page.evaluate(async () => (await window.parley.invoke("snapshot", {})).app.workspaces[0]?.id);
  await startAgain(userData, `parley://conversation/${workspace}/${direct}`);
  await expect(messagesIn(page, "Bob Birch")).toBeVisible();
});

test("closing hides into a tray, and quits where there is none", async ({ launch }) => {
  const stopTray = await startTrayHost();
  const { app, page, relaunch } = await launch();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  await closeWindow(app);
  await whenHidden(app);
  expect(app.process().exitCode).toBeNull();
  await stopTray();

  const again = await relaunch();
  await again.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const main = again.app.process();
  const gone = once(main, "exit");
  await closeWindow(again.app);
  await gone;
});

test("the window comes back where and as large as it was", async ({ launch }) => {
  const { app, relaunch } = await launch();
  const place = { x: 60, y: 80, width: 800, height: 600 };
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  const bounds = (from: typeof app) =>
    from.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(() => bounds(app)).toEqual(place);
  expect(await bounds((await relaunch()).app)).toEqual(place);
});
