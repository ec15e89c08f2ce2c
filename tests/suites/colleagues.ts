import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { createJsonRpc } from "../../electron/odoo/http/json-rpc.ts";
import type { StoredWorkspace } from "../../electron/core/ports/storage.ts";
import type { WorkspaceServer } from "../../electron/core/ports/server.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { openKeyServer } from "../../electron/odoo/api-key/open-key-server.ts";
import { openServer } from "../../electron/odoo/session/open-server.ts";
import { sessionRpc } from "../../electron/odoo/http/rpc.ts";
import { signIn } from "../../electron/odoo/session/sign-in.ts";
import { signInWithKey } from "../../electron/odoo/api-key/sign-in-with-key.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import type { Profile } from "../../shared/domain/workspace.ts";
import { ChannelId, ClientId, MessageId, partnerOf, WorkspaceId, type PersonaKey } from "../../shared/ids.ts";
import { makeApiKey, revokeLastApiKey, type Kw } from "./api-key.ts";

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
  /** What opens it opens it no more: the session ends, or the key is revoked. */
  end(): Promise<void>;
}

export interface Colleagues {
  readonly first: Colleague;
  readonly second: Colleague;
  /** The first one once more, to be ended at will. */
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
  access: Profile["access"] = "session",
  /** Of the first, where it is another. */
  firstAccess: Profile["access"] = access,
): Promise<Colleagues> {
  const http = createNodeHttp();
  const log = () => {};
  const own = { http, clock: systemClock, log, ...paces };

  const enter = async (
    who: ServerAddress["first"],
    by: Profile["access"],
  ): Promise<Colleague & { readonly kw: Kw }> => {
    const credentials = { address: at.url, database: at.database, ...who };
    const { profile, uid, cookie } = good(await signIn(http, credentials, "odoo", log));
    const kw: Kw = async (...method) =>
      good(await sessionRpc(createJsonRpc({ http, origin: at.url, cookie: () => cookie }))(...method));
    const id = v.parse(WorkspaceId, randomUUID());
    const { self } = profile;
    if (by === "session") {
      const stored: StoredWorkspace = { id, profile, uid };
      const server = openServer({ ...own, stored, cookie, onCookieChanged: () => {} });
      const end = async () => good(await server.session.destroy());
      return { self, name: await nameOf(server, self), server, kw, end };
    }
    const key = await makeApiKey(kw, uid, who.password);
    const withKey = good(await signInWithKey(http, { ...credentials, key }, log));
    const server = openKeyServer({ ...own, stored: { id, profile: withKey.profile, uid: withKey.uid }, key });
    const end = () => revokeLastApiKey(kw, uid, who.password);
    return { self: withKey.profile.self, name: await nameOf(server, self), server, kw, end };
  };
  const first = await enter(at.first, firstAccess);
  const second = await enter(at.second, access);
  return {
    first,
    second,
    again: () => enter(at.first, access),
    async createGroup() {
      const partners = [partnerOf(first.self), partnerOf(second.self)];
      const group = { partners_to: partners, name: `parley test ${randomUUID()}` };
      const made = await first.kw("discuss.channel", "create_group", [], group);
      return v.parse(v.object({ "discuss.channel": v.tuple([v.looseObject({ id: ChannelId })]) }), made)[
        "discuss.channel"
      ][0].id;
    },
    async postFile(channel) {
      const datas = Buffer.from("the plan").toString("base64");
      const file = { name: "plan.txt", datas, res_model: "mail.compose.message", res_id: 0 };
      const attachment = await first.kw("ir.attachment", "create", [file]);
      const ids = { attachment_ids: [attachment].flat() };
      const content = { body: "see file", message_type: "comment", subtype_xmlid: "mail.mt_comment", ...ids };
      return v.parse(MessageId, await first.kw("discuss.channel", "message_post", [[channel]], content));
    },
    close: () => http.close(),
  };
}

async function nameOf({ api }: WorkspaceServer, self: PersonaKey): Promise<string> {
  const overview = await api.loadOverview();
  return (overview.ok && overview.value.people.find(({ key }) => key === self)?.name) || self;
}

export function freshName(): ClientId {
  return v.parse(ClientId, randomUUID());
}

/** The value of what must have gone well. */
export function good<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
