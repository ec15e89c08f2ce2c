import { callKw } from "./call-kw.ts";
import { OdooError, accessDenied, UnknownModel, userError, valueError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { asList, asRecord } from "./params.ts";
import { formerVersion, modelCalled } from "./former.ts";
import { serverVersion } from "./session-info.ts";
import type { Account } from "./records.ts";

/** The services behind XML-RPC and `/jsonrpc`: common, object, db (WIRE.md §1). */
export function callService(odoo: Odoo, service: string, method: string, args: readonly unknown[]): unknown {
  switch (`${service}.${method}`) {
    case "common.version":
      return odoo.isFormer ? formerVersion : serverVersion;
    case "common.login":
    case "common.authenticate":
      return accountBehind(odoo, args[0], (candidate) => candidate.login === args[1], args[2])?.id ?? false;
    case "object.execute_kw":
      return executeKw(odoo, args);
    case "db.list":
      if (!odoo.listsDatabases) throw accessDenied();
      return [odoo.database];
    case "db.server_version":
      return serverVersion.server_version;
    default:
      throw valueError(`Method not found: ${method}`);
  }
}

/** A password or an API key; with two-factor sign-in only an API key. Null when wrong. */
function accountBehind(
  odoo: Odoo,
  database: unknown,
  isWanted: (account: Account) => boolean,
  secret: unknown,
): Account | null {
  if (database !== odoo.database) {
    throw new OdooError(
      "psycopg2.OperationalError",
      `connection to server failed: FATAL:  database "${String(database)}" does not exist`,
      200,
      "Odoo Server Error",
      false,
    );
  }
  const account = [...odoo.world.accounts.values()].find(isWanted);
  if (account === undefined || !account.active || typeof secret !== "string") return null;
  if (account.apiKeys.has(secret)) return account;
  return account.password === secret && !account.hasTotp ? account : null;
}

function executeKw(odoo: Odoo, args: readonly unknown[]): unknown {
  const [database, uid, secret, model, method, positional, named] = args;
  const account = accountBehind(odoo, database, (candidate) => candidate.id === uid, secret);
  if (account === null) throw accessDenied();
  if (typeof model !== "string" || typeof method !== "string") throw valueError("tuple index out of range");
  try {
    return callKw(odoo, account, modelCalled(odoo, model), method, asList(positional), asRecord(named));
  } catch (error) {
    if (error instanceof UnknownModel) throw userError(error.message);
    throw error;
  }
}
