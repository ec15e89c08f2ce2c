import * as v from "valibot";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Message, MessageChanges } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import { createSeenIds } from "../../core/connection/seen-ids.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { FromServer } from "../../core/ports/server.ts";
import type { DiscussModels } from "../dialects/dialects.ts";
import { createPollCursor, type PollCursor } from "../bus/poll-cursor.ts";
import type { MessageReader, ReadMessage } from "./message-reader.ts";
import type { Domain, RowReader } from "./rows.ts";
import { messageRowFields, MessageRow } from "../wire/rows.ts";
import { odooTime, rowId, writtenAt } from "../wire/values.ts";

/** Rows that a question may bring. */
const page = 200;
/** Changes are many only in a flood, and then the newest count. */
const changesAtMost = 500;
/** So many of the newest ids are taken for known, to be told from those that come late. */
const known = 30;
/** Changes are looked for among so many of the latest ids of all messages, those of documents included. */
const changesWithin = 20_000;
/** A row bears the time at which its transaction began, and is there when that ends: looked back so far, ms. */
const late = 60_000;
/** A conversation is asked about by time until what came before it is surely passed by under its id, ms. */
const youth = 15_000;

export interface MessageNews {
  /** Takes what there is for known: what comes from now on is news. */
  begin(channels: readonly ChannelId[]): FromServer<void>;
  /** A conversation is ours since then, a time of the server: what was said before is no news. */
  joined(channel: ChannelId, since: string): FromServer<void>;
  /** What was posted, oldest first. */
  posted(channels: readonly ChannelId[]): FromServer<readonly Message[]>;
  /** What has changed in messages of these days, and what came so late that `posted` had passed by its id. */
  changed(channels: readonly ChannelId[]): FromServer<{
    readonly posted: readonly Message[];
    readonly changes: readonly { readonly message: MessageId; readonly changes: MessageChanges }[];
  }>;
}

const Newest = v.object({ id: rowId, create_date: odooTime, write_date: odooTime });
type Newest = v.InferOutput<typeof Newest>;

/** New messages by their ids, changes by their times. Both are the server's; this machine's clock only waits. */
export function createMessageNews(ports: {
  readonly rows: RowReader;
  readonly reader: MessageReader;
  readonly models: DiscussModels;
  readonly clock: Clock;
}): MessageNews {
  const { rows, reader, models, clock } = ports;
  const seen = createSeenIds(4_096);
  /** What was told of the latest messages, to tell a change from a repetition. */
  const told = new Map<MessageId, string>();
  /** Since when those are ours that were not at the beginning, and which of them are asked about by that. */
  const joinedAt = new Map<number, string>();
  const young = new Map<ChannelId, Instant>();
  let cursor: PollCursor = createPollCursor(clock, 0);
  let newest = 0;
  /** The greatest time of a row so far, and the one up to which everything was there at the beginning. */
  let asOf = "";
  let begunAt = "";

  const within = (channels: readonly ChannelId[]): Domain => [
    ["model", "=", models.channel],
    ["res_id", "in", channels],
  ];

  const read = (domain: Domain, order: string, limit: number) =>
    rows.read({ model: "mail.message", domain, fields: messageRowFields, row: MessageRow, limit, order });

  function readNewest(channels: readonly ChannelId[]): FromServer<readonly Newest[]> {
    const fields = ["create_date", "write_date"];
    const slice = { limit: known, order: "id desc" };
    return rows.read({ model: "mail.message", domain: within(channels), fields, row: Newest, ...slice });
  }

  /** All of them above an id, however many. */
  async function readAbove(domain: Domain, id: number): FromServer<readonly MessageRow[]> {
    const all: MessageRow[] = [];
    for (let after = id; ;) {
      const answer = await read([...domain, ["id", ">", after]], "id", page);
      if (!answer.ok) return answer;
      for (const row of answer.value) all.push(row);
      const last = answer.value.at(-1);
      // A server that does not go on from there would bring the same for ever.
      if (last === undefined || answer.value.length < page || last.id <= after) return ok(all);
      after = last.id;
    }
  }

  function note(given: readonly { readonly id: number; readonly write_date: string }[]): void {
    for (const { id, write_date: at } of given) {
      newest = Math.max(newest, id);
      if (at > asOf && v.is(writtenAt, at)) asOf = at;
    }
  }

  function passBy(ids: readonly number[]): void {
    // Lower ones mean to the cursor that the database is an older one.
    const last = cursor.last();
    cursor.answered(ids.filter((id) => id > last));
  }

  /** Whether it says something that was not told before. */
  function isChanged({ id, changes }: ReadMessage): boolean {
    const before = told.get(id);
    const now = JSON.stringify(changes);
    told.delete(id);
    told.set(id, now);
    for (const oldest of told.keys()) {
      if (told.size <= 1_000) break;
      told.delete(oldest);
    }
    return before !== now;
  }

  async function tellPosted(given: readonly MessageRow[]): FromServer<readonly Message[]> {
    const whole = await reader.complete(given);
    if (!whole.ok) return whole;
    // Only now: after a failure they are asked for again.
    given.forEach(({ id }) => seen.isNew(id));
    whole.value.forEach(isChanged);
    return ok(whole.value.flatMap(({ message }) => message ?? []));
  }

  function grown(channels: readonly ChannelId[]): readonly ChannelId[] {
    for (const [channel, until] of young) if (until <= clock.now()) young.delete(channel);
    return channels.filter((channel) => !young.has(channel));
  }

  return {
    async begin(channels) {
      const answer = await readNewest(channels);
      if (!answer.ok) return answer;
      const ids = answer.value.map(({ id }) => id);
      note(answer.value);
      begunAt = latest(answer.value.map((row) => row.create_date));
      ids.forEach((id) => seen.isNew(id));
      // Passed by only after ten seconds: by then what was on its way at the beginning has come.
      cursor = createPollCursor(clock, ids.length < known ? 0 : ids.reduce((least, id) => Math.min(least, id)) - 1);
      passBy(ids);
      return ok();
    },

    async joined(channel, since) {
      const answer = await readNewest([channel]);
      if (!answer.ok) return answer;
      joinedAt.set(channel, since);
      young.set(channel, clock.now() + youth);
      for (const { id, create_date: at } of answer.value) if (at < since) seen.isNew(id);
      passBy(answer.value.map(({ id }) => id));
      return ok();
    },

    async posted(channels) {
      const own = new Set(channels);
      const after = cursor.last();
      const older = await readAbove(within(grown(channels)), after);
      if (!older.ok) return older;
      const all = [...older.value];
      for (const channel of young.keys()) {
        if (!own.has(channel)) continue;
        const answer = await readAbove([...within([channel]), ["create_date", ">=", joinedAt.get(channel)]], 0);
        if (!answer.ok) return answer;
        for (const row of answer.value) all.push(row);
      }
      const news = all.filter(({ id }) => !seen.has(id)).toSorted((one, other) => one.id - other.id);
      const result = news.length === 0 ? ok([]) : await tellPosted(news);
      if (result.ok) {
        note(all);
        cursor.answered(all.flatMap(({ id }) => (id > after ? id : [])));
      }
      return result;
    },

    async changed(channels) {
      if (asOf === "") return ok({ posted: [], changes: [] });
      const since = earlier(asOf, late);
      const recent: Domain = [
        ["id", ">", newest - changesWithin],
        ["write_date", ">=", since],
      ];
      const answer = await read([...within(grown(channels)), ...recent], "write_date desc, id desc", changesAtMost);
      if (!answer.ok) return answer;
      const isLate = ({ id, res_id: channel, create_date: at }: MessageRow) =>
        !seen.has(id) && at >= since && at >= (joinedAt.get(channel) ?? begunAt);
      const missed = answer.value.filter(isLate).toSorted((one, other) => one.id - other.id);
      const rest = await reader.complete(answer.value.filter((row) => !isLate(row)));
      if (!rest.ok) return rest;
      const posted = missed.length === 0 ? ok([]) : await tellPosted(missed);
      if (!posted.ok) return posted;
      note(answer.value);
      const changes = rest.value.filter(isChanged).map(({ id, changes: said }) => ({ message: id, changes: said }));
      return ok({ posted: posted.value, changes });
    },
  };
}

/** Times of the server, `2026-11-20 21:08:57`, are in order as text. */
function latest(times: readonly string[]): string {
  return times.reduce((most, time) => (time > most ? time : most), "");
}

function earlier(time: string, ms: number): string {
  const instant = Date.parse(`${time.slice(0, 19).replace(" ", "T")}Z`) - ms;
  return new Date(instant).toISOString().slice(0, 19).replace("T", " ");
}
