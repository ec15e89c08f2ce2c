import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import { unavailableReason, type Ability } from "../../../shared/domain/abilities.ts";
import { ChannelId, partnerOf, type MessageId, type PersonaKey } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { DiscussApi, FromServer, HistoryPage, HistoryPlace, Overview } from "../../core/ports/server.ts";
import { createChannelCommands } from "../discuss/channel-commands.ts";
import { inSlices } from "../../core/work/steps.ts";
import { changesBy } from "../discuss/changes.ts";
import { createMessageMutations, done, byMessageId } from "../discuss/message-mutations.ts";
import { readConversations } from "./conversations.ts";
import type { RpcReaders } from "./history.ts";
import { peopleOf, readPeople } from "./people.ts";
import type { Domain } from "./rows.ts";
import { keyFileLimit } from "./upload.ts";
import type { Rpc } from "../http/rpc.ts";
import { turns } from "../http/turns.ts";
import { AnyRow, idIn } from "../wire/conversation-rows.ts";
import { wholePerson } from "../wire/people.ts";
import { odooThread } from "../wire/thread.ts";

/**
 * Discuss by public methods of models alone, for those who have no session (WIRE.md §6.5). What has no public method is
 * refused in words; edits and deletions too, for `write` and `unlink` would do them behind everybody's back (§6.4).
 */
export function createRpcDiscussApi(of: {
  readonly rpc: Rpc;
  readonly readers: RpcReaders;
  /** Odoo's user id of the person. */
  readonly uid: number;
  readonly self: PersonaKey;
  readonly clock: Clock;
  readonly upload: DiscussApi["uploadFile"];
}): DiscussApi {
  const { rpc, readers, uid, self, clock, upload } = of;
  const { rows, history } = readers;

  async function loadHistory(channel: ChannelId, place: HistoryPlace, limit: number): FromServer<HistoryPage> {
    const parts = await Promise.all(
      partsOf(place, limit).map(({ bound, size, order }) => history([["res_id", "=", channel], ...bound], size, order)),
    );
    const pages: HistoryPage[] = [];
    for (const part of parts) {
      if (!part.ok) return part;
      pages.push(part.value);
    }
    const messages = pages.flatMap((page) => page.messages);
    return messages.length > 0 || (await exists(channel))
      ? ok({ messages, people: pages.flatMap((page) => page.people), lastReaction: null })
      : noSuchConversation;
  }

  /** Whether there is a conversation for the person; what cannot be found out is taken for a yes. */
  async function exists(channel: ChannelId): Promise<boolean> {
    const domain: Domain = [["id", "=", channel]];
    const answer = await rows.read({ model: ourModels.channel, domain, fields: ["name"], row: AnyRow });
    return !answer.ok || answer.value.length > 0;
  }

  async function loadConversation(channel: ChannelId): FromServer<Overview> {
    const overview = await readConversations(readers, self, channel);
    return overview.ok && overview.value.conversations.length === 0 ? noSuchConversation : overview;
  }

  return {
    loadOverview: () => readConversations(readers, self, null),
    loadHistory,
    loadChanges: changesBy(rpc, { showsReactions: false }),
    loadConversation,
    ...createMessageMutations({ rpc, self, clock }),
    ...createChannelCommands(rpc),
    uploadFile: upload,
    fileLimit: () => keyFileLimit,

    async findPosted(thread, clientId) {
      const found = await history(byMessageId(clientId, thread), 1, "id", odooThread(thread).model);
      if (!found.ok) return found;
      const [first] = found.value.messages;
      return ok(first === undefined ? null : { ...first, clientId });
    },

    async markRead(channel, upTo) {
      const domain: Domain = [
        ["channel_id", "=", channel],
        ["partner_id", "=", partnerOf(self)],
      ];
      const reading = readUpTo(upTo);
      const fields = Object.keys(reading);
      const own = await rows.read({ model: ourModels.member, domain, fields, row: AnyRow });
      if (!own.ok) return own;
      const [member] = own.value;
      if (!member) return noSuchConversation;
      // Another device may be further already, and nothing read becomes unread again.
      const news = Object.entries(reading).filter(([field, value]) => {
        const now = member[field];
        return now !== undefined && value > (typeof now === "number" ? now : (idIn(now) ?? 0));
      });
      if (news.length === 0) return ok();
      return done(await rpc(ourModels.member, "write", [[member.id], Object.fromEntries(news)]));
    },

    async searchPeople(text, limit) {
      // What Odoo's own `im_search` looks for; its answer has another shape in each version.
      const domain: Domain = [
        ["name", "ilike", text],
        ["share", "=", false],
        ["id", "!=", uid],
      ];
      const slice = { limit, order: "name, id" };
      const users = await rows.read({ model: "res.users", domain, fields: ["partner_id"], row: AnyRow, ...slice });
      if (!users.ok) return users;
      const partners = users.value.flatMap((user) => idIn(user["partner_id"]) ?? []);
      const people = await readPeople(rows, { partners, guests: [] });
      if (!people.ok) return people;
      return ok((await inSlices(peopleOf(people.value, readers.warn), turns)).map(wholePerson));
    },

    async openDirectMessage(partner) {
      const answer = await rpc(ourModels.channel, "channel_get", [], { partners_to: [partner] });
      if (!answer.ok) return answer;
      const id = v.safeParse(OpenedChannel, answer.value);
      if (!id.success) return err({ type: "malformed", detail: `channel_get: ${v.summarize(id.issues)}` });
      const opened = await loadConversation(id.output);
      if (!opened.ok) return opened;
      const [conversation] = opened.value.conversations;
      return conversation ? ok(conversation) : noSuchConversation;
    },

    editMessage: () => unable("edit"),
    deleteMessage: () => unable("delete"),
    react: () => unable("react"),
    setTyping: () => unable("typing"),
  };
}

/** Reading up to a message, as the own membership keeps it; it notifies nobody (WIRE.md §6.5). */
function readUpTo(message: MessageId) {
  return { seen_message_id: message, new_message_separator: message + 1 };
}

/** A Store in Odoo 18 (WIRE.md §6.3), the conversation itself before. */
const OpenedChannel = v.union([
  v.pipe(
    v.object({ "discuss.channel": v.looseTuple([v.looseObject({ id: ChannelId })]) }),
    v.transform((store) => store["discuss.channel"][0].id),
  ),
  v.pipe(
    v.looseObject({ id: ChannelId }),
    v.transform(({ id }) => id),
  ),
]);

interface Part {
  readonly bound: Domain;
  readonly size: number;
  readonly order: "id" | "id desc";
}

/** The pages of which a place is made, oldest first. */
function partsOf(place: HistoryPlace, limit: number): readonly Part[] {
  switch (place.at) {
    case "latest":
      return [{ bound: [], size: limit, order: "id desc" }];
    case "before":
      return [{ bound: [["id", "<", place.message]], size: limit, order: "id desc" }];
    case "after":
      return [{ bound: [["id", ">", place.message]], size: limit, order: "id" }];
    case "around": {
      const half = Math.max(1, Math.floor(limit / 2));
      return [
        { bound: [["id", "<=", place.message]], size: half, order: "id desc" },
        { bound: [["id", ">", place.message]], size: half, order: "id" },
      ];
    }
  }
}

const noSuchConversation = err({
  type: "refused" as const,
  kind: "missing" as const,
  reason: "",
});

async function unable(what: Ability): FromServer<never> {
  return err({ type: "refused", kind: "other", reason: "", because: unavailableReason(what) });
}
