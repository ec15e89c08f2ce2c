import { describe, expect, test } from "vitest";
import { PartnerId, partnerKey } from "../../shared/ids.ts";
import * as v from "valibot";
import { knownTypes } from "../../electron/odoo/bus/notifications.ts";
import { ignoredTypes } from "../../electron/odoo/wire/ignored.ts";
import { readFrame } from "../support/read-frame.ts";
import { catalogue, recordedFrames, servers } from "../wire/recordings.ts";

const alice = partnerKey(v.parse(PartnerId, 42));
const context = { self: alice };

describe.each(servers)("what a real server sent (%s)", (server) => {
  test("every recorded frame is understood without a complaint", () => {
    const parseWarnings = recordedFrames(server).flatMap((frame) => readFrame(frame, context).unknown);
    expect(parseWarnings).toEqual([]);
  });

  test("no notification of a frame is lost", () => {
    for (const frame of recordedFrames(server)) {
      const ids = JSON.parse(frame).map((notification: { id: number }) => notification.id);
      expect(readFrame(frame, context).notices.map((notice) => notice.id)).toEqual(ids);
    }
  });

  test.each(catalogue(server))("$key is an event, or ignored on purpose", ({ key, example }) => {
    const { notices, unknown } = readFrame(JSON.stringify([example]), context);
    expect(unknown).toEqual([]);
    expect(knownTypes).toContain(example.message.type);
    const types = notices.flatMap((notice) => notice.events.map((event) => event.type));
    const isSilent = ignoredTypes.has(example.message.type) || saysNothingToUs.has(shapeOf(key));
    expect(types.length === 0).toBe(isSilent);
    expect(types).toMatchSnapshot();
  });
});

/** Inserts made only of fields that nothing here shows: who may see a channel, and calls. */
const saysNothingToUs = new Set([
  "mail.record/insert discuss.channel[authorizedGroupFullName,id]",
  "mail.record/insert discuss.channel[id,rtcInvitingSession]",
  "mail.record/insert discuss.channel[id,rtcSessions]",
  "mail.record/insert res.partner[id]",
]);

function shapeOf(key: string): string {
  return key.trim();
}
