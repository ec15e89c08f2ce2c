import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { drawPng } from "../../electron/demo/png.ts";
import { alert, expect, open, signIn, test } from "./office.ts";

const pdf = {
  name: "plan: A/B.pdf",
  mimetype: "application/pdf",
  content: new TextEncoder().encode("%PDF-1.7 the plan"),
};
const png = { name: "photo.png", mimetype: "image/png", content: new TextEncoder().encode("as good as a picture") };

/** Moves the downloads folder of this Parley, and keeps the file manager shut: answers what it was to show so far. */
async function watchDownloads(app: ElectronApplication, folder: string): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ app: electron, shell }, downloads) => {
    const revealed: string[] = [];
    Object.assign(globalThis, { revealed });
    electron.setPath("downloads", downloads);
    shell.showItemInFolder = (path) => void revealed.push(path);
  }, folder);
  return () => app.evaluate(() => (globalThis as unknown as { revealed: string[] }).revealed);
}

test("pictures of people are shown as the server has them", async ({ launch, server }) => {
  server.as("bob").setPicture({ mimetype: "image/png", content: drawPng(96, 96, () => [20, 105, 122]) });
  server.as("bob").post(server.channelNamed("general"), "my face");
  const { page } = await launch();
  await signIn(page, server);
  const message = (await open(page, "general")).getByRole("article").filter({ hasText: "my face" });
  const picture = message.locator('img[src^="parley-media:"]').first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test("a file and a picture of a message are saved among the downloads, and shown there", async ({ launch, server }) => {
  const downloads = test.info().outputPath("downloads");
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  const attachments = [pdf, png].map((file) => bob.upload(general, file));
  bob.post(general, "the plan and a photo", { attachments });
  const { app, page } = await launch();
  const revealed = await watchDownloads(app, downloads);
  await signIn(page, server);
  const message = (await open(page, "general")).getByRole("article").filter({ hasText: "the plan and a photo" });

  await message.getByRole("button", { name: "Save plan: A/B.pdf" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved to Downloads" })).toBeVisible();
  await expect.poll(revealed).toEqual([join(downloads, "plan_ A_B.pdf")]);
  await message.getByRole("button", { name: "Save plan: A/B.pdf" }).click();
  await expect.poll(revealed).toHaveLength(2);
  await message.getByRole("button", { name: "Show photo.png" }).hover();
  await message.getByRole("button", { name: "Save photo.png" }).click();
  await expect.poll(revealed).toHaveLength(3);

  expect((await readdir(downloads)).toSorted()).toEqual(["photo.png", "plan_ A_B (2).pdf", "plan_ A_B.pdf"]);
  expect(await readFile(join(downloads, "plan_ A_B (2).pdf"), "utf8")).toBe("%PDF-1.7 the plan");
  expect(await readFile(join(downloads, "photo.png"), "utf8")).toBe("as good as a picture");
});

test("a program that is called like a document shows what it is in its card, and is saved as what does not run", async ({
  launch,
  server,
}) => {
  const downloads = test.info().outputPath("downloads");
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  const name = `Invoice of the Acme Company for the year 2026 and part of 2027.pdf${" ".repeat(35)}.exe`;
  const attachments = [bob.upload(general, { ...pdf, name })];
  bob.post(general, "the invoice", { attachments });
  const { app, page } = await launch();
  const revealed = await watchDownloads(app, downloads);
  await signIn(page, server);
  const card = (await open(page, "general")).getByRole("button", { name: /^Save Invoice of the Acme/ });

  await expect(card).toContainText("Program (EXE)");
  const [frame, end] = await Promise.all([card.boundingBox(), card.getByText("f .exe").boundingBox()]);
  if (!frame || !end) throw new Error("The card or the end of the name in it is not on the screen");
  expect(end.x).toBeGreaterThan(frame.x);
  expect(end.x + end.width).toBeLessThan(frame.x + frame.width);
  await card.click();
  await expect(page.getByRole("status").filter({ hasText: "This is a program" })).toBeVisible();
  await expect.poll(revealed).toEqual([join(downloads, `${name.replace(/ {35}/, " ")}.download`)]);
});

test("a file that is gone from the server, or has no place here, is not saved, and a sentence says why", async ({
  launch,
  server,
}) => {
  const inTheWay = test.info().outputPath("downloads");
  await mkdir(test.info().outputDir, { recursive: true });
  await writeFile(inTheWay, "a file where the folder should be");
  const general = server.channelNamed("general");
  const bob = server.as("bob");
  bob.post(general, "the plan", { attachments: [bob.upload(general, pdf)] });
  const { app, page } = await launch();
  const revealed = await watchDownloads(app, inTheWay);
  await signIn(page, server);
  const save = (await open(page, "general")).getByRole("button", { name: "Save plan: A/B.pdf" });

  server.failNext(/^\/web\/content\//, { status: 404 });
  await save.click();
  await expect(alert(page).filter({ hasText: "It is no longer there" })).toBeVisible();
  await save.click();
  await expect(alert(page).filter({ hasText: "Check that the folder is there" })).toBeVisible();
  expect(await revealed()).toEqual([]);
});
