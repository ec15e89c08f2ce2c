import { accessError, missingRecord, UnknownModel } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { ormMethod } from "./orm.ts";
import type { OrmMethod } from "./orm.ts";
import { numbers } from "./params.ts";
import type { Params } from "./params.ts";
import { apiKeyMethods } from "./methods-api-key.ts";
import { attachmentMethods } from "./methods-attachment.ts";
import { channelMethods } from "./methods-channel.ts";
import { memberMethods } from "./methods-member.ts";
import { messageMethods } from "./methods-message.ts";
import { partnerMethods } from "./methods-partner.ts";
import { hasModel } from "./tables.ts";
import type { Account } from "./records.ts";

/** Public methods of models, the same over `call_kw`, XML-RPC and `/jsonrpc` (WIRE.md §6.3). */
export type ModelMethod = (call: {
  readonly odoo: Odoo;
  readonly account: Account;
  readonly args: readonly unknown[];
  readonly kwargs: Params;
}) => unknown;

const methods: Readonly<Record<string, Readonly<Record<string, ModelMethod>>>> = {
  "discuss.channel": channelMethods,
  "mail.message": messageMethods,
  "res.partner": partnerMethods,
  "discuss.channel.member": memberMethods,
  "ir.attachment": attachmentMethods.attachment,
  "res.users.settings": attachmentMethods.settings,
  ...apiKeyMethods,
};

/** `undefined` is Python's None. */
export function callKw(
  odoo: Odoo,
  account: Account,
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs: Params,
): unknown {
  if (methods[model] === undefined && !hasModel(odoo, account, model)) throw new UnknownModel(model);
  if (method.startsWith("_")) {
    throw accessError(`Private methods (such as '${model}.${method}') cannot be called remotely.`);
  }
  const own = methods[model]?.[method];
  if (own !== undefined) return own({ odoo, account, args, kwargs });
  if (method === "write") return write(odoo, account, model, args, kwargs);
  return ormMethod(model, method)(odoo, account, model, args, kwargs);
}

/** Nothing of the demo is changed by `write`; it only says what Odoo says of records that are not there. */
const write: OrmMethod = (odoo, account, model, args, kwargs) => {
  const missing = numbers(args[0]).find((id) => {
    const rows = ormMethod(model, "read")(odoo, account, model, [[id], ["id"]], kwargs);
    return Array.isArray(rows) && rows.length === 0;
  });
  if (missing !== undefined) throw missingRecord(model, missing, account.id);
  throw accessError(`You are not allowed to modify '${model}' (${model}) records.`);
};
