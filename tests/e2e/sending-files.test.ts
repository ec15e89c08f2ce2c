import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication, Locator, Page } from "@playwright/test";
import type { DemoServer } from "../../electron/demo/start.ts";
import { drawPng } from "../../electron/demo/png.ts";
import { alert, composer, connection, expect, isOnline, open, signIn, test, write } from "./office.ts";

const picture = Buffer.from(drawPng(320, 200, (x, y) => [x % 256, y % 256, 160]));

/** Files of this test's own, by name. */
async function made(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const folder = test.info().outputPath("files");
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    }),
  );
}

/** The desktop's dialog is answered with these. */
async function willChoose(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}

async function choose(app: ElectronApplication, page: Page, paths: readonly string[]): Promise<void> {
  await willChoose(app, paths);
  await page.getByRole("button", { name: "Attach files" }).click();
}

function chips(page: Page): Locator {
  return page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
}

/** What the server has of each message: its text and its files, by name and size. */
function posted(server: DemoServer, channel: number): readonly unknown[] {
  return server
    .messages(channel)
    .map(({ body, attachments }) => [
      body.replaceAll(/<[^>]*>/g, ""),
      ...attachments.map(({ name, content }) => `${name} ${content.byteLength}`),
    ]);
}

/** Files that Parley keeps for its outbox. */
async function copies(userData: string): Promise<readonly string[]> {
  const workspaces = join(userData, "workspaces");
  const files = (await readdir(workspaces)).map((id) => readdir(join(workspaces, id, "files")).catch(() => []));
  return (await Promise.all(files)).flat();
}

test("a picture and a file are chosen, shown, sent with a text and shown by the server", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  const [photo, plan] = await made({ "photo.png": picture, "Größe.txt": "as large as that" });
  const { app, page, userData } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await choose(app, page, [photo ?? "", plan ?? ""]);
  await expect(chips(page)).toHaveText([/photo\.png/, /Größe\.txt/]);
  const thumbnail = chips(page).first().locator("img");
  await expect.poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);

  await write(page, "general", "here they are");
  await expect(chips(page)).toHaveCount(0);
  await expect
    .poll(() => posted(server, general))
    .toEqual([["here they are", `photo.png ${picture.byteLength}`, "Größe.txt 16"]]);
  const message = log.getByRole("article").filter({ hasText: "here they are" });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  await expect(message.getByRole("button", { name: "Show photo.png" })).toBeVisible();
  await expect(message.getByRole("button", { name: "Save Größe.txt" })).toBeVisible();
  await expect(log.getByRole("article")).toHaveCount(1);
  await expect.poll(() => copies(userData)).toEqual([]);
});

test("[OB5] offline and killed in the middle of an upload, a message is delivered once with both files", async ({
  launch,
  server,
}) => {
  const general = server.channelNamed("general");
  const paths = await made({ "first.txt": "the first", "second.bin": Buffer.alloc(2_000_000, 7) });
  const first = await launch();
  await signIn(first.page, server);
  const log = await open(first.page, "general");
  await choose(first.app, first.page, paths);
  await expect(chips(first.page)).toHaveCount(2);
  await server.pause();
  await expect(connection(first.page)).not.toHaveText(/^Online/);
  await write(first.page, "general", "with both");
  const echo = log.getByRole("article").filter({ hasText: "with both" });
  await expect(echo).toHaveAttribute("data-delivery", "queued");
  await expect(echo.getByText("second.bin")).toBeVisible();

  // The first goes up and is marked; the second is taken, and its answer never comes.
  const uploads = () => server.requests.filter(({ path }) => path === "/mail/attachment/upload").length;
  server.delay(/attachment\/upload/, 2_000);
  await server.resume();
  await expect.poll(uploads).toBe(1);
  server.delay(/attachment\/upload/, Infinity);
  await expect.poll(uploads).toBe(2);
  await expect(echo).toContainText("Uploading");
  await first.kill9();

  server.delay(/attachment\/upload/, 0);
  const second = await first.relaunch();
  await isOnline(second.page);
  await expect.poll(() => posted(server, general)).toEqual([["with both", "first.txt 9", "second.bin 2000000"]]);
  const message = (await open(second.page, "general")).getByRole("article").filter({ hasText: "with both" });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  expect(uploads()).toBe(3);
  await expect.poll(() => copies(second.userData)).toEqual([]);
});

test("what the server refuses fails with its reason; retried, it goes", async ({ launch, server }) => {
  const general = server.channelNamed("general");
  const { app, page } = await launch();
  await signIn(page, server);
  const log = await open(page, "general");
  await choose(app, page, await made({ "film.mp4": Buffer.alloc(300_000) }));
  await expect(chips(page)).toHaveCount(1);
  server.failNext(/attachment\/upload/, { status: 413 });
  await page.getByRole("button", { name: "Send" }).click();
  const echo = log.getByRole("article").filter({ hasText: "film.mp4" });
  await expect(echo).toHaveAttribute("data-delivery", "failed");
  await expect(echo).toContainText("It is larger than the server or its proxy accepts.");
  await write(page, "general", "not kept waiting");
  await expect.poll(() => posted(server, general)).toEqual([["not kept waiting"]]);
  await echo.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => posted(server, general)).toEqual([["not kept waiting"], ["", "film.mp4 300000"]]);
});

test("a large upload keeps nobody waiting in other conversations", async ({ launch, server }) => {
  const bob = server.as("bob");
  bob.post(bob.openDirectMessage("alice"), "hello");
  const { app, page } = await launch();
  await signIn(page, server);
  await open(page, "general");
  await choose(app, page, await made({ "film.mp4": Buffer.alloc(5_000_000) }));
  await expect(chips(page)).toHaveCount(1);
  server.delay(/attachment\/upload/, Infinity);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText(/^Uploading/)).toBeVisible();
  await write(page, "general", "after the film");
  const other = await open(page, "Bob Birch");
  await write(page, "Bob Birch", "meanwhile");
  const message = other.getByRole("article").filter({ hasText: "meanwhile" });
  await expect(message).toHaveAttribute("data-delivery", "sent");
  expect(posted(server, server.channelNamed("general"))).toEqual([]);
});

test("files are dropped, pasted and taken back; folders, links and what is too large are refused in words", async ({
  launch,
  server,
}) => {
  const [plan] = await made({ "plan.txt": "the plan" });
  const folder = test.info().outputPath("files");
  const { app, page, userData } = await launch();
  await signIn(page, server);
  await open(page, "general");

  const devtools = await page.context().newCDPSession(page);
  const drag = async (files: readonly string[], type: "drop" | "dragCancel"): Promise<void> => {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    for (const over of ["dragEnter", "dragOver"] as const)
      await devtools.send("Input.dispatchDragEvent", { type: over, x: 700, y: 300, data });
    await expect(page.getByText("Drop files to attach them")).toBeVisible();
    await devtools.send("Input.dispatchDragEvent", { type, x: 700, y: 300, data });
  };
  await drag([plan ?? ""], "dragCancel");
  await expect(page.getByText("Drop files to attach them")).toBeHidden();
  await expect(chips(page)).toHaveCount(0);
  await drag([plan ?? "", folder], "drop");
  await expect(chips(page)).toHaveText([/plan\.txt/]);
  await expect(alert(page)).toContainText("“files” is a folder. Attach the files in it, or an archive of it.");

  await composer(page, "general").evaluate(
    (box, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [...picture],
  );
  await expect(chips(page)).toHaveText([/plan\.txt/, /image\.png/]);
  await expect.poll(() => copies(userData)).toHaveLength(2);

  await page.getByRole("button", { name: "Remove plan.txt" }).click();
  await expect(chips(page)).toHaveText([/image\.png/]);
  await expect.poll(() => copies(userData)).toHaveLength(1);
  await page.getByRole("button", { name: "Send" }).click();
  const general = server.channelNamed("general");
  await expect.poll(() => posted(server, general)).toEqual([["", `image.png ${picture.byteLength}`]]);

  await choose(app, page, [test.info().outputPath("files", "gone.txt")]);
  await expect(alert(page)).toContainText("“gone.txt” could not be read.");
});

test("a page cannot name a path", async ({ launch, server }) => {
  const [secret] = await made({ "secret.txt": "a secret" });
  const { page } = await launch();
  await signIn(page, server);
  const workspace = await page.evaluate(() =>
    window.parley.invoke("snapshot", {}).then((s) => s.app.workspaces[0]?.id),
  );
  const tried = await page.evaluate(
    async ({ id, path }) => {
      const invoke = window.parley.invoke as (name: string, input: unknown) => Promise<unknown>;
      const sources = [{ type: "path", path }];
      const asked = await invoke("attachFiles", { workspace: id, sources }).catch((error: Error) => error.message);
      const forged = Object.assign(new File(["x"], "x.txt"), { path });
      const given = await window.parley.attach(id as never, [forged]);
      return { asked, given };
    },
    { id: workspace, path: secret },
  );
  expect(tried.asked).toContain("The command failed");
  expect(tried.given).toMatchObject({ ok: true, value: { files: [{ name: "x.txt", size: 1 }] } });
});
