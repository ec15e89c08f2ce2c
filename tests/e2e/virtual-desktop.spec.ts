import { expect, type Parley, test } from "../support/electron-app.ts";

const title = "Ann (Sales) & Bo";

/** Shows a notification from the main process, with a promise of its click beside it. */
async function show({ app }: Parley): Promise<void> {
  await app.evaluate(({ Notification }, title) => {
    const shown = new Notification({ title, body: "first line\nsecond <b>line</b>" });
    const clicked = new Promise((resolve) => shown.once("click", () => resolve("clicked")));
    Object.assign(globalThis, { shown, clicked });
    shown.show();
  }, title);
}

test("a notification is seen by the test and can be clicked", async ({ launch }) => {
  const parley = await launch();
  await show(parley);
  await expect.poll(parley.notifications).toEqual([{ app: "Parley", title, text: "first line second <b>line</b>" }]);
  expect(await parley.notificationsOnScreen()).toEqual([title]);

  await parley.clickNotification(title);
  expect(await parley.app.evaluate(() => Reflect.get(globalThis, "clicked") as Promise<unknown>)).toBe("clicked");
  expect(await parley.notificationsOnScreen()).toEqual([]);
});

test("a notification that Parley takes back is gone from the screen", async ({ launch }) => {
  const parley = await launch();
  await show(parley);
  await expect.poll(parley.notificationsOnScreen).toEqual([title]);
  await parley.app.evaluate(() => (Reflect.get(globalThis, "shown") as Electron.Notification).close());
  await expect.poll(parley.notificationsOnScreen).toEqual([]);
});

test("the desktop has a keyring that keeps secrets", async ({ launch }) => {
  const parley = await launch();
  const backend = await parley.app.evaluate(({ safeStorage }) => [
    safeStorage.isEncryptionAvailable(),
    process.platform === "linux" ? safeStorage.getSelectedStorageBackend() : "gnome_libsecret",
  ]);
  expect(backend).toEqual([true, "gnome_libsecret"]);
});

test("Parley can be killed and started anew on the same data", async ({ launch }) => {
  const first = await launch();
  await first.kill9();
  const second = await first.relaunch();
  expect(second.userData).toBe(first.userData);
  expect(await second.app.evaluate(({ app }) => app.isReady())).toBe(true);
});
