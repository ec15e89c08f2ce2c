import { randomUUID } from "node:crypto";
import * as v from "valibot";
import type { Clock, StoredWorkspace } from "../../electron/core/ports.ts";
import type { WorkspaceServer } from "../../electron/core/server-ports.ts";
import { createNodeHttp } from "../../electron/odoo/http-node.ts";
import { callMethod } from "../../electron/odoo/json-rpc.ts";
import { openServer } from "../../electron/odoo/open-server.ts";
import { signIn } from "../../electron/odoo/sign-in.ts";
import { ChannelId, ClientId, MessageId, partnerOf, WorkspaceId, type PersonaKey } from "../../shared/ids.ts";

/** Where a suite finds two internal users who may write to each other. */
export interface ServerAddress {
  readonly url: string;
  readonly database: string;
  readonly first: { readonly login: string; readonly password: string };
  readonly second: { readonly login: string; readonly password: string };
}

export interface Colleague {
  readonly self: PersonaKey;
  readonly name: string;
  readonly server: WorkspaceServer;
}

export interface Colleagues {
  readonly first: Colleague;
  readonly second: Colleague;
  /** One more session of the first, to be ended at will. */
  again(): Promise<Colleague>;
  /** A group of the two of which nobody knew before. */
  createGroup(): Promise<ChannelId>;
  /** The first one posts a text file named `plan.txt`. */
  postFile(channel: ChannelId): Promise<MessageId>;
  close(): void;
}

/** Both signed in through the adapters under test, as the application does it. */
export async function gather(
  at: ServerAddress,
  paces: Pick<Parameters<typeof openServer>[0], "pollPace" | "rpcPace"> = {},
): Promise<Colleagues> {
  const http = createNodeHttp();
  const enter = async (who: ServerAddress["first"]) => {
    const signedIn = await signIn(http, { address: at.url, database: at.database, ...who }, "odoo", () => {});
    if (!signedIn.ok) throw new Error(signedIn.error.sentence);
    const { profile, uid, cookie } = signedIn.value;
    const stored: StoredWorkspace = { id: v.parse(WorkspaceId, randomUUID()), profile, uid };
    const server = openServer({
      http,
      stored,
      cookie,
      onCookieChanged: () => {},
      clock: systemClock,
      log: () => {},
      ...paces,
    });
    const people = await server.api.loadOverview();
    const name = people.ok ? people.value.people.find(({ key }) => key === profile.self)?.name : undefined;
    return { self: profile.self, name: name ?? who.login, server, cookie };
  };
  const first = await enter(at.first);
  const second = await enter(at.second);
  return {
    first,
    second,
    again: () => enter(at.first),
    async createGroup() {
      const partners = [partnerOf(first.self), partnerOf(second.self)];
      const group = { partners_to: partners, name: `parley test ${randomUUID()}` };
      const made = good(await callMethod(http, at.url, first.cookie, "discuss.channel", "create_group", [], group));
      return v.parse(v.object({ "discuss.channel": v.tuple([v.looseObject({ id: ChannelId })]) }), made)[
        "discuss.channel"
      ][0].id;
    },
    async postFile(channel) {
      const method = (
        model: string,
        name: string,
        args: readonly unknown[],
        kwargs: Readonly<Record<string, unknown>>,
      ) => callMethod(http, at.url, first.cookie, model, name, args, kwargs);
      const datas = Buffer.from("the plan").toString("base64");
      const file = { name: "plan.txt", datas, res_model: "mail.compose.message", res_id: 0 };
      const attachment = good(await method("ir.attachment", "create", [file], {}));
      const ids = { attachment_ids: [attachment].flat() };
      const content = { body: "see file", message_type: "comment", subtype_xmlid: "mail.mt_comment", ...ids };
      return v.parse(MessageId, good(await method("discuss.channel", "message_post", [[channel]], content)));
    },
    close: () => http.close(),
  };
}

export function freshName(): ClientId {
  return v.parse(ClientId, randomUUID());
}

const systemClock: Clock = {
  now: Date.now,
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

/** The value of what must have gone well. */
export function good<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
