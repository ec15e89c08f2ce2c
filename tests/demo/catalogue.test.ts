import { afterEach, expect, test } from "vitest";
import { createDemoServer } from "../../electron/demo/start.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { list } from "../suites/odoo-contract/client.ts";
import type { Notification } from "../suites/odoo-contract/client.ts";
import { createPair, isNewMessage } from "../suites/odoo-contract/conversations.ts";
import { catalogue, servers } from "../wire/recordings.ts";

/** The shape of a notification as the recorded catalogues name it: its type, and its models with their fields. */
function shapeOf({ type, payload }: Notification): string {
  if (type !== "mail.record/insert") return `${type} ${Object.keys(payload).toSorted().join(",")}`;
  const models = Object.entries(payload).map(([model, records]) => {
    const fields = new Set(list(records).flatMap((row) => Object.keys(row)));
    return `${model}[${[...fields].toSorted().join(",")}]`;
  });
  return `${type} ${models.toSorted().join(" ")}`;
}

let server: DemoServer;
afterEach(() => server.stop());

test.each(servers)("everything that the demo sends as %s was once recorded from a real server", async (dialect) => {
  server = await createDemoServer({ dialect });
  const first = { login: "alice", password: "alice" };
  const second = { login: "bob", password: "bob" };
  const pair = await createPair({ url: server.url, database: server.database, first, second });
  const { client } = pair.second;
  const line = await pair.line(pair.second);
  const [group, channel, direct] = [
    await pair.group("shapes"),
    await pair.channel("shapes"),
    await pair.directMessage(),
  ];
  line.subscribe();
  await line.settled();

  const id = await pair.say(pair.first, channel, "hello");
  await pair.say(pair.first, channel, "hello @Bob", {
    partner_ids: [pair.second.partnerId],
    context: { temporary_id: "t" },
  });
  await pair.say(pair.second, direct, "parley test", {
    parent_id: await pair.say(pair.first, direct, "parley test"),
  });
  const own = await pair.say(pair.second, group, "mine");
  await client.call("/mail/message/update_content", { message_id: own, body: "edited", attachment_ids: [] });
  for (const action of ["add", "remove"])
    await client.call("/mail/message/reaction", { message_id: own, content: "👍", action });
  for (const on of [true, false])
    await client.call("/discuss/channel/notify_typing", { channel_id: group, is_typing: on });
  await client.call("/discuss/channel/mark_as_read", { channel_id: channel, last_message_id: id });
  await client.call("/discuss/channel/mark_as_unread", { channel_id: channel, message_id: id });
  await pair.first.client.kw("discuss.channel", "channel_fetched", [[direct]]);
  await client.call("/discuss/channel/fold", { channel_id: group, state: "open", state_count: 1 });
  for (const pinned of [true, false]) {
    await client.kw("discuss.channel", "set_message_pin", [[channel]], { message_id: id, pinned });
    await client.kw("discuss.channel", "channel_pin", [[direct]], { pinned: !pinned });
  }
  await client.kw("mail.message", "toggle_message_starred", [[id]]);
  await client.kw("mail.message", "unstar_all", []);
  await client.kw("mail.message", "mark_all_as_read", []);
  await client.kw("discuss.channel", "channel_rename", [[channel]], { name: "parley test renamed" });
  await client.kw("discuss.channel", "channel_change_description", [[channel]], { description: "about" });
  await client.kw("discuss.channel", "channel_set_custom_name", [[direct]], { name: "my own" });
  await client.call("/discuss/settings/mute", { minutes: 15, channel_id: channel });
  await client.call("/discuss/settings/mute", { minutes: 15 });
  await client.call("/discuss/settings/custom_notifications", {
    custom_notifications: "mentions",
    channel_id: channel,
  });
  await client.call("/discuss/settings/custom_notifications", { custom_notifications: "all" });
  await client.kw("discuss.channel", "action_unfollow", [[channel]]);
  await client.call("/discuss/channel/join", { channel_id: channel });
  await pair.say(pair.first, group, "the end");
  await line.waitFor(isNewMessage(group, "the end"));

  const known = new Set(catalogue(dialect).map(({ key }) => key));
  const strange = new Set(line.received.map(shapeOf).filter((shape) => !known.has(shape)));
  expect([...strange]).toEqual([]);
  expect(new Set(line.received.map(({ type }) => type)).size).toBeGreaterThanOrEqual(10);
  await pair.end();
});
