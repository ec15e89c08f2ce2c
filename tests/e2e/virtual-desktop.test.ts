import type { JSHandle } from "@playwright/test";
import { expect, type Parley, test } from "../support/electron-app.ts";

const title = "Ann (Sales) & Bo";

type Shown = { readonly notification: Electron.Notification; readonly clicked: Promise<string> };

/** Shows a notification from the main process; its click is awaited there from the start. */
async function show({ app }: Parley): Promise<JSHandle<Shown>> {
  return app.evaluateHandle(({ Notification }, heading) => {
    const notification = new Notification({ title: heading, body: "first line\nsecond <b>line</b>" });
    const clicked = new Promise<string>((resolve) => notification.once("click", () => resolve("clicked")));
    notification.show();
    return { notification, clicked };
  }, title);
}

test("a notification is seen by the test and can be clicked", async ({ launch }) => {
  const parley = await launch();
  const shown = await show(parley);
  await expect.poll(parley.notifications).toEqual([{ app: "Parley", title, text: "first line second <b>line</b>" }]);
  expect(await parley.notificationsOnScreen()).toEqual([title]);

  await parley.clickNotification(title);
  expect(await shown.evaluate(({ clicked }) => clicked)).toBe("clicked");
  expect(await parley.notificationsOnScreen()).toEqual([]);
});

test("a notification that Parley takes back is gone from the screen", async ({ launch }) => {
  const parley = await launch();
  const shown = await show(parley);
  await expect.poll(parley.notificationsOnScreen).toEqual([title]);
  await shown.evaluate(({ notification }) => notification.close());
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
