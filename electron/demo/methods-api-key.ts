import type { ModelMethod } from "./call-kw.ts";
import { accessError, userError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { asRecord, numbers, text } from "./params.ts";
import type { Account } from "./records.ts";

type Methods = Readonly<Record<string, Readonly<Record<string, ModelMethod>>>>;

const action = (model: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: "ir.actions.act_window",
  res_model: model,
  target: "new",
  ...more,
});

/** A new key of forty hexadecimal digits, which nobody is shown twice. */
export function newApiKey(odoo: Odoo, account: Account): string {
  const key = Buffer.from(odoo.random.token(20)).toString("hex");
  account.apiKeys.set(key, odoo.world.nextId("res.users.apikeys"));
  return key;
}

/** How a person makes an API key: a word that it is really them, a name, and the key (WIRE.md §1). */
export const apiKeyMethods: Methods = {
  "res.users": {
    api_key_wizard: ({ account }) =>
      account.hasProvenIdentity
        ? action("res.users.apikeys.description")
        : action("res.users.identitycheck", { res_id: account.id }),
    write: ({ account, args }) => {
      if (numbers(args[0]).some((id) => id !== account.id)) throw accessError("You may write your own preferences.");
      return true;
    },
  },
  "res.users.apikeys": {
    search_read: ({ account }) => [...account.apiKeys.values()].toReversed().map((id) => ({ id, name: "a key" })),
    remove: ({ account, args }) => {
      const gone = numbers(args[0]);
      for (const [key, id] of account.apiKeys) if (gone.includes(id)) account.apiKeys.delete(key);
      return { type: "ir.actions.act_window_close" };
    },
  },
  "res.users.identitycheck": {
    write: ({ account, args }) => {
      account.hasProvenIdentity ||= text(asRecord(args[1]), "password") === account.password;
      return true;
    },
    run_check: ({ account }) => {
      if (!account.hasProvenIdentity) throw userError("Incorrect Password, try again or click on Forgot Password.");
      return action("res.users.apikeys.description");
    },
  },
  "res.users.apikeys.description": {
    web_save: ({ account }) => [{ id: account.id }],
    make_key: ({ odoo, account, args }) => {
      if (numbers(args[0])[0] !== account.id) throw accessError("Only internal users can create API keys");
      return action("res.users.apikeys.show", { context: { default_key: newApiKey(odoo, account) } });
    },
  },
};
