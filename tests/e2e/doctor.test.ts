import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Locator, Page } from "@playwright/test";
import { machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import { createFaultProxy } from "../support/fault-proxy/proxy.ts";
import { alert, expect, isOnline, open, postedTexts, signIn, submitSignIn, test, write } from "./office.ts";

const run = promisify(execFile);

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Connection doctor" });

test("from the connection status it says that all is well, with the server's version and database", async ({
  launch,
  server,
}) => {
  const { page, app } = await launch();
  await signIn(page, server);
  await page.getByRole("button", { name: "Connection doctor" }).click();
  await expect(dialog(page).getByRole("status").first()).toHaveText("Successfully connectedOdoo 18.0Database demo");
  const steps = dialog(page).getByRole("listitem");
  await expect(steps.filter({ hasText: "Session" })).toContainText("signed in as alice to demo");
  await expect(steps.filter({ hasText: "round trip" })).toContainText("there and back in");
  await dialog(page).getByRole("button", { name: "Copy as text" }).click();
  await expect(dialog(page).getByText("Copied without names")).toBeVisible();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain("Connection doctor: Successfully connected");
  expect(copied).not.toMatch(/127\.0\.0\.1|alice/);
});

test("where a proxy breaks upgrades it says what to change", async ({ launch, server }) => {
  const proxy = await createFaultProxy({ upstream: server.url });
  await proxy.set({ type: "upgrade-refused", status: 500 });
  try {
    const { page } = await launch();
    await submitSignIn(page, { address: proxy.url, login: "alice" });
    await page.getByRole("button", { name: "Connection doctor" }).click();
    await expect(dialog(page).getByRole("status").first()).toContainText("Not connected");
    await expect(dialog(page)).toContainText(
      "The proxy sends /websocket to Odoo's HTTP port instead of the gevent port: pass /websocket on to the gevent port (8072 unless changed).",
    );
  } finally {
    await proxy.stop();
  }
});

test("it tells how the workspace's requests fare, and that those of a silent server are held back", async ({
  launch,
  server,
}) => {
  const proxy = await createFaultProxy({ upstream: server.url });
  try {
    const { page } = await launch();
    await submitSignIn(page, { address: proxy.url, login: "alice" });
    await isOnline(page);
    await open(page, "general");
    const requests = dialog(page).getByRole("listitem").filter({ hasText: "Requests of this workspace" }).last();
    await page.getByRole("button", { name: "Connection doctor" }).click();
    await expect(requests).toContainText(/OK.*0 waiting, \d+ of 240 may leave at once/);
    await dialog(page).getByRole("button", { name: "Close" }).click();

    // The live connection stands, and so does all that the doctor asks for: only what the workspace asks finds nobody.
    await proxy.set({ type: "page", page: 502, only: "http", route: /im_search|message_post|session\/check/ });
    for (let time = 1; time <= 5; time += 1) await searchForPeople(page);
    await write(page, "general", "held back");
    // The dialog hides all else from assistive technology.
    const hidden = { includeHidden: true };
    const message = page.getByRole("log", hidden).getByRole("article", hidden).filter({ hasText: "held back" });
    await page.getByRole("button", { name: "Connection doctor" }).click();
    await expect(requests).toContainText(/Warning.*held back for another \d+ s, .*; without an answer: HTTP 502/);
    await expect(dialog(page).getByRole("list", { name: "What to change" })).toContainText(
      "The server left several requests in a row unanswered, so Parley asks it once a minute",
    );
    await expect(message).toHaveAttribute("data-delivery", /queued|sending/);

    await proxy.set(null);
    // It gets through, which is reason enough to ask again; the next one finds the requests well.
    await dialog(page).getByRole("button", { name: "Examine again" }).click();
    await expect(message).toHaveAttribute("data-delivery", "sent");
    await dialog(page).getByRole("button", { name: "Examine again" }).click();
    await expect(requests).toContainText(/OK.*0 waiting/);
    expect(postedTexts(server, server.channelNamed("general"))).toEqual(["held back"]);
  } finally {
    await proxy.stop();
  }
});

test("a sign-in that cannot reach the server leads to it", async ({ launch, server }) => {
  await server.pause();
  const { page } = await launch();
  await submitSignIn(page, { address: server.url, login: "alice" });
  await expect(alert(page)).toContainText("nothing answers at that address");
  await page.getByRole("button", { name: "Connection doctor" }).click();
  await expect(dialog(page)).toContainText("127.0.0.1 is there, but nothing listens at that port");
});

test("--doctor prints, needs no window, and ends with 0 or 1", async ({ server }, testInfo) => {
  const env = { ...process.env, PARLEY_USER_DATA: testInfo.outputPath("data") };
  const electron = process.env["PARLEY_TEST_ELECTRON"] ?? "";
  const doctor = (address: string) => run(electron, [...machineFlags(), projectDir, "--doctor", address], { env });
  const { stdout } = await doctor(server.url);
  expect(stdout).toMatch(/Successfully connected, Odoo 18\.0, database demo\n$/);
  await server.pause();
  await expect(doctor(server.url)).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("FAILED  TCP") });
});

/** As the dialog for a new message does with each letter. */
async function searchForPeople(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { parley } = window as unknown as { readonly parley: Bridge };
    const { app } = await parley.invoke("snapshot", {});
    for (const { id } of app.workspaces) await parley.invoke("searchPeople", { workspace: id, text: "a" });
  });
}
