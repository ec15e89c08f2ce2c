import { expect, test } from "vitest";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { changesBy } from "../../../electron/odoo/discuss/changes.ts";
import type { Rpc } from "../../../electron/odoo/http/rpc.ts";
import { err, ok } from "../../../shared/result.ts";
import { channelId, messageId } from "../../support/builders.ts";

const refused: ServerFailure = { type: "refused", kind: "access", reason: "You may not search by that." };
const query = {
  channels: [channelId(1)],
  from: messageId(1),
  to: messageId(9),
  since: 0,
  shown: [messageId(3), messageId(4)],
  reactionsMet: 0,
};

/** A server that says nothing but what it is told to say, and what it is asked: the domain's end, and how many rows. */
function asking(showsReactions: boolean, ...failures: readonly ServerFailure[]) {
  const left = [...failures];
  const asked: unknown[] = [];
  const rpc: Rpc = (_model, _method, [domain], kwargs) => {
    asked.push([JSON.stringify(domain).replace(/^.*\["id","<=",9\],/, "["), kwargs?.["limit"]]);
    const failure = left.shift();
    return Promise.resolve(failure ? err(failure) : ok([]));
  };
  return { load: changesBy(rpc, { showsReactions }), asked };
}

const changed = '"|","|",["write_date",">=","1970-01-01 00:00:00"],["starred","=",true],["pinned_at","!=",false]]';
const plain = [`[${changed}`, 1_000];
const whole = [`["|","&",["id","in",[3,4]],["reaction_ids","=",false],"&",["id","not in",[3,4]],${changed}`, 1_002];

test("[GAP5] what is shown is asked for without reactions, beside what changed of the rest", async () => {
  const { load, asked } = asking(true);
  await load(query);
  await load({ ...query, shown: [] });
  expect(asked).toEqual([whole, plain]);
});

test("[GAP5] where history shows no reactions, what is shown is asked for as it is", async () => {
  const { load, asked } = asking(false);
  await load({ ...query, reactionsMet: 1_000_000 });
  expect(asked).toEqual([[`["|",["id","in",[3,4]],"&",["id","not in",[3,4]],${changed}`, 1_002]]);
});

test("[GAP5] of more reactions than the server can look through at once it is not asked", async () => {
  const { load, asked } = asking(true);
  await load({ ...query, reactionsMet: 100_000 });
  await load({ ...query, reactionsMet: 100_001 });
  expect(asked).toEqual([whole, plain]);
});

test("[GAP5] a server that refuses to be asked so is asked as before, and never so again", async () => {
  const { load, asked } = asking(true, refused);
  expect(await load(query)).toEqual(ok({ versions: [], isWhole: true }));
  await load(query);
  expect(asked).toEqual([whole, plain, plain]);
});

test("[GAP5] any other failure is the answer, and the next time it is asked so again", async () => {
  const busy: ServerFailure = { type: "busy", detail: "could not serialize access" };
  const { load, asked } = asking(true, busy);
  expect(await load(query)).toEqual(err(busy));
  await load(query);
  expect(asked).toEqual([whole, whole]);
});
