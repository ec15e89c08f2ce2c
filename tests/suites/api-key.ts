import * as v from "valibot";

/** A method of a model over the web session of whoever the key is for; throws what the server refuses. */
export type Kw = (
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

const Action = v.object({ res_model: v.string(), res_id: v.optional(v.number()) });
const Made = v.object({ context: v.object({ default_key: v.string() }) });
const Rows = v.array(v.looseObject({ id: v.number() }));

/** Makes an API key as the pages of Odoo do it (WIRE.md §1). It ends with the day, if nobody takes it back. */
export async function makeApiKey(kw: Kw, uid: number, password: string): Promise<string> {
  await proveIdentity(kw, uid, password);
  const values = { name: "parley test", duration: "1" };
  const saved = await kw("res.users.apikeys.description", "web_save", [[], values], { specification: {} });
  const [draft] = v.parse(Rows, saved);
  const made = await kw("res.users.apikeys.description", "make_key", [[draft?.id]]);
  return v.parse(Made, made).context.default_key;
}

/** Takes back the last one made. Odoo lets it go on until its caches are cleared, which a changed user does. */
export async function revokeLastApiKey(kw: Kw, uid: number, password: string): Promise<void> {
  await proveIdentity(kw, uid, password);
  const [last] = v.parse(Rows, await kw("res.users.apikeys", "search_read", [[], ["name"]], { order: "id desc" }));
  await kw("res.users.apikeys", "remove", [[last?.id]]);
  await kw("res.users", "write", [[uid], { lang: "en_US" }]);
}

async function proveIdentity(kw: Kw, uid: number, password: string): Promise<void> {
  const asked = v.parse(Action, await kw("res.users", "api_key_wizard", [[uid]]));
  if (asked.res_model !== "res.users.identitycheck") return;
  await kw("res.users.identitycheck", "write", [[asked.res_id], { password }]);
  await kw("res.users.identitycheck", "run_check", [[asked.res_id]]);
}
