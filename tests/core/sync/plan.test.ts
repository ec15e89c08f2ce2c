import * as fc from "fast-check";
import { expect, test } from "vitest";
import { planCatchUp } from "../../../electron/core/sync/plan.ts";
import type { Overview } from "../../../electron/core/server-ports.ts";
import { channelId, conversation, endingWith, message, messageId } from "../../support/builders.ts";

/** Of one conversation: the id of its last message on the server, and that up to which we hold it; 0 for none. */
const someIds = fc.array(fc.record({ last: fc.nat({ max: 50 }), known: fc.nat({ max: 50 }) }), { maxLength: 20 });

test("a conversation is planned exactly when the server's last message is newer than ours, from ours on", () => {
  fc.assert(
    fc.property(someIds, fc.boolean(), (ids, hasMessages) => {
      const lasts = ids.map(({ last }, index) =>
        last === 0 ? null : message({ id: messageId(last), channel: channelId(index + 1) }),
      );
      const overview: Overview = {
        conversations: lasts.map((last, index) => {
          const plain = conversation({ id: channelId(index + 1) });
          return last && !hasMessages ? endingWith(plain, last) : plain;
        }),
        lastMessages: hasMessages ? lasts.filter((last) => last !== null) : [],
        people: [],
        writtenAt: null,
      };
      const known = (index: number) => (ids[index]?.known ? messageId(ids[index].known) : null);
      expect(planCatchUp({ overview, newestKnown: (channel) => known(channel - 1) })).toEqual(
        ids.flatMap(({ last }, index) =>
          last > (known(index) ?? 0) ? [{ channel: channelId(index + 1), after: known(index) }] : [],
        ),
      );
    }),
  );
});

test("those of the latest interest come first, for they are the ones that are looked at", () => {
  const conversations = [5, null, 9, 7].map((lastInterestAt, index) => {
    const channel = channelId(index + 1);
    return endingWith(conversation({ id: channel, lastInterestAt }), message({ channel }));
  });
  const overview: Overview = { conversations, lastMessages: [], people: [], writtenAt: null };
  expect(planCatchUp({ overview, newestKnown: () => null }).map(({ channel }) => channel)).toEqual([3, 4, 1, 2]);
});
