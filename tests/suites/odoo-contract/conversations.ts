import { list, openLine, record, signIn } from "./client.ts";
import type { Json, BusConnection, Notification, SignedIn, Target } from "./client.ts";

/** Two people with a line each, and conversations between them that are given up at the end. */
export interface Pair {
  readonly target: Target;
  readonly first: SignedIn;
  readonly second: SignedIn;
  /** A subscribed line of this person. */
  line(person: SignedIn): Promise<BusConnection>;
  /** A group of the two, named "parley test …". */
  group(name: string): Promise<number>;
  /** A channel made by the first, with the second in it. */
  channel(name: string): Promise<number>;
  /** The direct message of the two; put away again at the end, where it was not in sight before. */
  directMessage(): Promise<number>;
  say(person: SignedIn, channel: number, text: string, more?: Json): Promise<number>;
  /** Closes the lines, leaves groups and channels, takes back what was said in the direct message. */
  end(): Promise<void>;
}

export async function createPair(target: Target): Promise<Pair> {
  const [first, second] = [await signIn(target, target.first), await signIn(target, target.second)];
  const lines: BusConnection[] = [];
  const conversations: number[] = [];
  const unpins: { readonly person: SignedIn; readonly channel: number }[] = [];
  const direct: { readonly person: SignedIn; readonly message: number }[] = [];
  let chat: number | null = null;
  const idIn = (store: unknown) => Number(list(record(store)["discuss.channel"])[0]?.["id"]);

  return {
    target,
    first,
    second,
    async line(person) {
      const line = await openLine(target, { version: person.version, cookie: person.client.cookie() });
      lines.push(line);
      line.subscribe();
      await line.settled();
      return line;
    },
    async group(name) {
      const people = [first.partnerId, second.partnerId];
      const kwargs = { partners_to: people, name: `parley test ${name}` };
      const id = idIn(await first.client.kw("discuss.channel", "create_group", [], kwargs));
      conversations.push(id);
      return id;
    },
    async channel(name) {
      const kwargs = { name: `parley test ${name}`, group_id: null };
      const id = idIn(await first.client.kw("discuss.channel", "channel_create", [], kwargs));
      conversations.push(id);
      await first.client.kw("discuss.channel", "add_members", [[id]], { partner_ids: [second.partnerId] });
      return id;
    },
    async directMessage() {
      const before = [await pinnedChats(first), await pinnedChats(second)];
      const kwargs = { partners_to: [second.partnerId] };
      const id = idIn(await first.client.kw("discuss.channel", "channel_get", [], kwargs));
      chat ??= id;
      for (const [index, person] of [first, second].entries()) {
        if (before[index]?.has(id) === false) unpins.push({ person, channel: id });
      }
      return id;
    },
    async say(person, channel, text, more = {}) {
      const kwargs = { body: text, message_type: "comment", subtype_xmlid: "mail.mt_comment", ...more };
      const message = Number(await person.client.kw("discuss.channel", "message_post", [[channel]], kwargs));
      if (channel === chat) direct.push({ person, message });
      return message;
    },
    async end() {
      await Promise.all(lines.map((line) => line.close()));
      for (const { person, message } of direct) {
        const params = { message_id: message, body: "", attachment_ids: [] };
        await person.client.call("/mail/message/update_content", params);
      }
      for (const { person, channel } of unpins) {
        await person.client.kw("discuss.channel", "channel_pin", [[channel]], { pinned: false });
      }
      for (const { client } of [second, first]) {
        const mine = [
          ["id", "in", conversations],
          ["is_member", "=", true],
        ];
        for (const { id } of list(await client.kw("discuss.channel", "search_read", [mine, ["name"]]))) {
          await client.kw("discuss.channel", "action_unfollow", [[id]]);
        }
      }
    },
  };
}

/** Ids of the direct messages in this person's sight. */
async function pinnedChats({ client }: SignedIn): Promise<ReadonlySet<unknown>> {
  const store = record(await client.call("/mail/data", { channels_as_member: true }));
  const chats = list(store["discuss.channel"]).filter((c) => c["channel_type"] === "chat" && c["is_pinned"] === true);
  return new Set(chats.map(({ id }) => id));
}

export const isNewMessage = (channel: number, text?: string) => (notification: Notification) =>
  notification.type === "discuss.channel/new_message" &&
  notification.payload["id"] === channel &&
  (text === undefined || bodyOf(notification).includes(text));

/** The message of a `new_message`: of this thread, with the greatest id (a parent may stand beside it). */
export function messageIn({ payload }: Notification): Json {
  const messages = list(record(payload["data"])["mail.message"]);
  const own = messages.filter((message) => record(message["thread"])["id"] === payload["id"]);
  return own.toSorted((a, b) => Number(b["id"]) - Number(a["id"]))[0] ?? {};
}

export const bodyOf = (notification: Notification): string => String(messageIn(notification)["body"]);

/** Whether it is an insert with a record of this model that has all these keys and this id. */
export const isInsert =
  (model: string, fits: (row: Json) => boolean) =>
  ({ type, payload }: Notification): boolean =>
    type === "mail.record/insert" && list(payload[model]).some(fits);

/** The records of a model in an insert. */
export const recordsIn = ({ payload }: Notification, model: string): readonly Json[] => list(payload[model]);

export const hasKeys = (row: Json, ...keys: readonly string[]): boolean => keys.every((key) => key in row);
