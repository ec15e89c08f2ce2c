import type { ElectronApplication, Locator } from "@playwright/test";
import type { MenuItemConstructorOptions } from "electron";
import { expect, inGeneral, row, test } from "./office.ts";

interface Seen {
  readonly opened: string[];
  readonly menus: string[][];
}

/** What Parley hands to the desktop from now on: addresses, and menus by the names of their items. */
async function watchDesktop(app: ElectronApplication): Promise<() => Promise<Seen>> {
  await app.evaluate(({ shell, Menu }) => {
    const seen: Seen = { opened: [], menus: [] };
    Object.assign(globalThis, { seen });
    shell.openExternal = async (url) => void seen.opened.push(url);
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template: MenuItemConstructorOptions[]) => {
      seen.menus.push(template.flatMap(({ label }) => label ?? []));
      const menu = build(template);
      menu.popup = () => undefined;
      menu.items.find(({ label }) => label.startsWith("Open link"))?.click();
      return menu;
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
}

test("with a real mouse the left and the middle button open a link once, and the right one shows the menu", async ({
  launch,
  server,
}) => {
  const { app, page, log, general } = await inGeneral(launch, server);
  const seen = await watchDesktop(app);
  const bob = server.as("bob");
  bob.post(general, `<p>rich <b>text</b> <a href="https://a.example/rich">here</a></p>`, { html: true });
  bob.post(general, "plain https://a.example/plain text");
  await expect(row(log, "plain")).toBeVisible();

  const opened: string[] = [];
  for (const [link, url] of [
    [row(log, "rich").getByText("here"), "https://a.example/rich"],
    [row(log, "plain").getByText("https://a.example/plain"), "https://a.example/plain"],
  ] as const satisfies readonly (readonly [Locator, string])[]) {
    await expect(link).toHaveAttribute("title", url);
    for (const button of ["left", "middle"] as const) {
      await link.click({ button });
      opened.push(url);
      await expect.poll(async () => (await seen()).opened).toEqual(opened);
    }
    const { menus } = await seen();
    await link.click({ button: "right" });
    await expect.poll(async () => (await seen()).menus).toEqual([...menus, ["Open link", "Copy link address"]]);
    opened.push(url);
    expect((await seen()).opened).toEqual(opened);
  }
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a link that says another place than it leads to asks first, and its menu names where it leads", async ({
  launch,
  server,
}) => {
  const { app, page, log, general } = await inGeneral(launch, server);
  const seen = await watchDesktop(app);
  const html = `<p><a href="https://evil.example/login">https://odoo.mybank.example/login</a></p>`;
  server.as("bob").post(general, html, { html: true });
  const link = log.getByText("https://odoo.mybank.example/login");
  await expect(link).toHaveAttribute("title", "https://evil.example/login");
  const dialog = page.getByRole("dialog", { name: "Open this link?" });
  for (const button of ["left", "middle"] as const) {
    await link.click({ button });
    await expect(dialog).toContainText("This link says odoo.mybank.example but leads to evil.example.");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  expect((await seen()).opened).toEqual([]);

  await link.click();
  await dialog.getByRole("button", { name: "Copy address" }).click();
  await expect(dialog).toHaveCount(0);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe("https://evil.example/login");
  await link.click();
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect.poll(async () => (await seen()).opened).toEqual(["https://evil.example/login"]);

  await link.click({ button: "right" });
  await expect
    .poll(async () => (await seen()).menus.at(-1))
    .toEqual(["Open link to evil.example", "Copy link address"]);
});

test("a page of the server that signs out is no link, whoever writes it and however", async ({ launch, server }) => {
  const { page, log, general } = await inGeneral(launch, server);
  const bob = server.as("bob");
  bob.post(general, `<p>one <a href="/web/session/logout">your order</a></p>`, { html: true });
  bob.post(general, `<p>two <a href="${server.url}/web/session/logout">your order</a></p>`, { html: true });
  bob.post(general, `three ${server.url}/web/session/logout`);
  bob.post(general, `<p>four <a href="/odoo/project/7">your task</a></p>`, { html: true });
  await expect(row(log, "four").getByRole("link", { name: "your task" })).toHaveAttribute(
    "href",
    `${server.url}/odoo/project/7`,
  );
  for (const words of ["one", "two", "three"]) await expect(row(log, words).getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the line of a pinned message has nothing to click that leads nowhere", async ({ launch, server }) => {
  const { page, log, general } = await inGeneral(launch, server);
  server.as("bob").post(general, "worth keeping");
  await row(log, "worth keeping").hover();
  await page.getByRole("toolbar", { name: "Message actions" }).getByRole("button", { name: "Pin" }).click();
  const line = row(log, "See all pinned messages.");
  await expect(line).toBeVisible();
  await expect(line.locator("a, button")).toHaveCount(0);
});
