import { expect, signIn, test } from "./office.ts";
import { fillArchive } from "../support/big-archive.ts";

const count = 20_000;

test("with 20,000 conversations in the archive the window opens, and the keyboard leads to the last of them", async ({
  launch,
  server,
}) => {
  const first = await launch();
  await signIn(first.page, server);
  await first.quit();
  await server.pause();
  fillArchive(first.userData, count);

  const { page } = await first.relaunch();
  const list = page.getByRole("navigation", { name: "Conversations" });
  const top = list.getByRole("button", { name: "room 1", exact: true });
  await expect(top).toBeVisible({ timeout: 20_000 });
  expect(await list.getByRole("listitem").count()).toBeLessThan(100);

  const sizeOfList = () => list.getByRole("listitem").first().getAttribute("aria-setsize").then(Number);
  await expect.poll(sizeOfList, { timeout: 60_000 }).toBe(count);
  await top.focus();
  await page.keyboard.press("End");
  const last = list.getByRole("button", { name: `room ${count}`, exact: true });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `room ${count}`, exact: true })).toBeVisible();

  await page.getByRole("searchbox", { name: "Filter conversations" }).fill("room 15432");
  await expect(list.getByRole("listitem")).toHaveCount(1);
});
