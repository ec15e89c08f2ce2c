import { afterEach, expect, test } from "vitest";
import { createDemoServer } from "../../electron/demo/start.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { record, signIn } from "../suites/odoo-contract/client.ts";
import type { Json } from "../suites/odoo-contract/client.ts";
import { recordedAnswers, servers } from "../wire/recordings.ts";

/** The keys of each model of a Store, over all its records. */
function modelKeys(store: unknown): Record<string, string[]> {
  const entries = Object.entries(record(store)).map(([model, records]): [string, string[]] => {
    const rows = Array.isArray(records) ? records : [records];
    return [model, [...new Set(rows.flatMap((row) => Object.keys(record(row))))].toSorted()];
  });
  return Object.fromEntries(entries);
}

let server: DemoServer;
afterEach(() => server.stop());

test.each(servers)("answers as %s have the recorded keys", async (dialect) => {
  server = await createDemoServer({ dialect });
  const { client, info } = await signIn(
    { url: server.url, database: server.database, first: alice, second: alice },
    alice,
  );
  const bob = server.as("bob");
  const direct = bob.openDirectMessage("alice");
  bob.post(server.channelNamed("general"), "an answer", { replyTo: bob.post(server.channelNamed("general"), "hello") });
  server.as("alice").post(direct, "seen by both");
  bob.post(direct, "hello again");

  const recorded = recordedAnswers(dialect);
  const real = (name: string): Json => record(record(JSON.parse(recorded.get(name)?.body ?? "{}"))["result"]);
  const ask = async (path: string, params: Json) => record(await client.call(path, params));

  const starting = await ask("/mail/data", { channels_as_member: true });
  expect(modelKeys(starting)).toEqual(modelKeys(real("/mail/data channels_as_member")));
  const combined = { init_messaging: {}, failures: true, systray_get_activities: true, channels_as_member: true };
  const counters = modelKeys(real("/mail/data combined"))["Store"]?.filter((key) => key !== "odoobotOnboarding");
  expect(modelKeys(await ask("/mail/data", combined))["Store"]).toEqual(counters);
  const page = await ask("/discuss/channel/messages", { channel_id: direct });
  const recordedPage = real("messages default limit (30, newest first)");
  expect(modelKeys(page["data"])).toEqual(modelKeys(recordedPage["data"]));
  expect(modelKeys(await ask("/discuss/channel/info", { channel_id: direct }))).toEqual(
    modelKeys(real("channel info")),
  );
  expect(modelKeys(await client.kw("res.partner", "im_search", ["bo"]))).toEqual(
    modelKeys(real("res.partner.im_search")),
  );
  const opened = await client.kw("discuss.channel", "channel_get", [], { partners_to: [bob.partnerId], pin: false });
  expect(modelKeys(opened)).toEqual(modelKeys(real("channel_get pin false")));
  const untold = Object.keys(real("authenticate good")).filter((key) => !(key in info) && !ofOtherApps.has(key));
  expect(untold).toEqual([]);
});

const alice = { login: "alice", password: "alice" };

/** What other apps add to `session_info`, and the demo does not have. */
const ofOtherApps = new Set(["can_insert_in_spreadsheet", "odoobot_initialized"]);
