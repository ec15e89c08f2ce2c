import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysOf, list, record } from "./client.ts";
import type { Target } from "./client.ts";
import { createPair, isInsert, recordsIn } from "./conversations.ts";
import type { Pair } from "./conversations.ts";

const channelKeys = [
  "allow_public_upload",
  "authorizedGroupFullName",
  "avatarCacheKey",
  "channel_type",
  "create_uid",
  "custom_channel_name",
  "custom_notifications",
  "defaultDisplayMode",
  "description",
  "fetchChannelInfoState",
  "from_message_id",
  "group_based_subscription",
  "id",
  "invitedMembers",
  "is_editable",
  "is_pinned",
  "last_interest_dt",
  "memberCount",
  "message_needaction_counter",
  "message_needaction_counter_bus_id",
  "mute_until_dt",
  "name",
  "parent_channel_id",
  "rtcSessions",
  "state",
  "uuid",
];

/** Conversations come to be, change, and are left (WIRE.md §5.2, §6.3). */
export function membershipRules(target: () => Target): void {
  describe("a conversation", () => {
    let pair: Pair;
    beforeAll(async () => {
      pair = await createPair(target());
    });
    afterAll(() => pair.end());

    test("that was made is told in full to each of its people", async () => {
      const line = await pair.line(pair.second);
      const group = await pair.group("complete");
      const told = await line.waitFor(
        isInsert("discuss.channel", (channel) => channel["id"] === group && "uuid" in channel),
      );
      const [channel] = recordsIn(told, "discuss.channel");
      expect(keysOf(channel).filter((key) => key !== "group_public_id")).toEqual(channelKeys);
      expect(channel).toMatchObject({
        channel_type: "group",
        name: "parley test complete",
        memberCount: 2,
        is_pinned: true,
        state: "closed",
      });
      const members = recordsIn(told, "discuss.channel.member");
      expect(new Set(members.map((row) => record(row["persona"])["id"]))).toEqual(
        new Set([pair.first.partnerId, pair.second.partnerId]),
      );
      expect(recordsIn(told, "res.partner")[0]).toMatchObject({
        name: expect.any(String),
        im_status: expect.any(String),
        isInternalUser: true,
      });
    });

    test("between two is found again, not made again", async () => {
      const once = await pair.directMessage();
      expect(await pair.directMessage()).toBe(once);
    });

    test("into which one is invited announces itself", async () => {
      const line = await pair.line(pair.second);
      const id = await pair.channel("invitation");
      const joined = await line.waitFor(
        ({ type, payload }) => type === "discuss.channel/joined" && record(payload["channel"])["id"] === id,
      );
      expect(joined.payload).toMatchObject({
        channel: { name: "parley test invitation", model: "discuss.channel", is_pinned: true, channel_type: "channel" },
        invited_by_user_id: pair.first.uid,
      });
    });

    test("tells only what changed when it is renamed, and who has gone when it is left", async () => {
      const id = await pair.channel("before");
      const line = await pair.line(pair.first);
      await pair.first.client.kw("discuss.channel", "channel_rename", [[id]], { name: "parley test after" });
      const renamed = await line.waitFor(
        isInsert("discuss.channel", (channel) => channel["name"] === "parley test after"),
      );
      expect(recordsIn(renamed, "discuss.channel")).toEqual([{ id, name: "parley test after" }]);
      await pair.second.client.kw("discuss.channel", "action_unfollow", [[id]]);
      const left = await line.waitFor(
        isInsert("discuss.channel", (channel) => channel["id"] === id && "channelMembers" in channel),
      );
      expect(recordsIn(left, "discuss.channel")).toEqual([
        { id, memberCount: 1, channelMembers: [["DELETE", [expect.any(Number)]]] },
      ]);
    });

    test("is muted, unmuted and put away for oneself alone", async () => {
      const id = await pair.group("muted");
      const line = await pair.line(pair.second);
      const { client } = pair.second;
      const isMute = (until: string | false) =>
        isInsert("discuss.channel", (c) => c["id"] === id && c["mute_until_dt"] === until && keysOf(c).length === 2);
      await client.call("/discuss/settings/mute", { minutes: -1, channel_id: id });
      await line.waitFor(isMute("9999-12-31 23:59:59"));
      await client.call("/discuss/settings/mute", { minutes: false, channel_id: id });
      await line.waitFor(isMute(false));
      await client.kw("discuss.channel", "channel_pin", [[id]], { pinned: false });
      const away = await line.waitFor(({ type, payload }) => type === "discuss.channel/unpin" && payload["id"] === id);
      expect(away.payload).toEqual({ id });
    });

    test("adds people by a method that answers with a string", async () => {
      const id = await pair.group("string");
      const answer = await pair.first.client.kw("discuss.channel", "add_members", [[id]], {
        partner_ids: [pair.second.partnerId],
      });
      expect(typeof answer).toBe("string");
    });
  });

  describe("people", () => {
    test("are found by a part of their name", async () => {
      const pair = await createPair(target());
      const name = String(pair.second.info["name"]);
      const store = record(await pair.first.client.kw("res.partner", "im_search", [name.slice(0, 4)], { limit: 20 }));
      const found = list(store["res.partner"]).find((partner) => partner["id"] === pair.second.partnerId);
      expect(keysOf(found).filter((key) => key !== "avatar_128_access_token")).toEqual([
        "active",
        "email",
        "id",
        "im_status",
        "isInternalUser",
        "is_company",
        "name",
        "userId",
        "write_date",
      ]);
      await pair.end();
    });
  });
}
