import { alert, composer, expect, inGeneral, listed, postedTexts, test, write } from "./office.ts";

test("commands are answered to the person alone, and nothing of them is posted", async ({ launch, server }) => {
  const { page, log, general, relaunch } = await inGeneral(launch, server);
  const before = postedTexts(server, general);
  const note = log.getByRole("note", { name: "Only you can see this" });
  await write(page, "general", "/help");
  await expect(note).toContainText("You are in channel #general.");
  await expect(composer(page, "general")).toHaveValue("");
  await write(page, "general", "/who");
  await expect(note).toContainText("Users in this channel:");
  await expect(note).toHaveCount(1);

  await write(page, "general", "/foo and more");
  await expect(alert(page)).toHaveText("“/foo” is no command here. Write //foo to send it as text.");
  await expect(composer(page, "general")).toHaveValue("/foo and more");
  expect(postedTexts(server, general)).toEqual(before);

  await write(page, "general", "//foo and more");
  await expect(log.getByRole("article").last()).toHaveAttribute("data-delivery", "sent");
  await write(page, "general", "/etc/hosts");
  await expect.poll(() => postedTexts(server, general)).toEqual([...before, "/foo and more", "/etc/hosts"]);

  await server.pause();
  await expect(page.getByRole("status", { name: "Connection" })).toHaveText(/^(?:Offline|Connecting)/);
  await write(page, "general", "/who");
  await expect(alert(page)).toContainText("A command needs the server");
  await expect(composer(page, "general")).toHaveValue("/who");
  await server.resume();
  const again = await relaunch();
  await expect(listed(again.page, "general")).toBeVisible();
  expect(postedTexts(server, general)).toEqual([...before, "/foo and more", "/etc/hosts"]);
});

test("/leave leaves the conversation", async ({ launch, server }) => {
  const { page } = await inGeneral(launch, server);
  await write(page, "general", "/leave");
  await expect(listed(page, "general")).toHaveCount(0);
});
