import { idOf, matchesDomain } from "./domain.ts";
import type { Row } from "./domain.ts";
import { accessError, attributeError, valueError } from "./errors.ts";
import type { Odoo } from "./odoo.ts";
import { asList, numbers, optionalNumber, strings, text, textOf } from "./params.ts";
import type { Params } from "./params.ts";
import { tableOf, type Table } from "./tables.ts";
import type { Account } from "./records.ts";

/** The methods that every model has, as far as a chat client asks for them. */
export type OrmMethod = (
  odoo: Odoo,
  account: Account,
  model: string,
  args: readonly unknown[],
  kwargs: Params,
) => unknown;

function argument(args: readonly unknown[], index: number, kwargs: Params, name: string): unknown {
  return args[index] ?? kwargs[name];
}

const ormMethods: Readonly<Record<string, OrmMethod>> = {
  /** Unknown names are passed over; without names, all fields. Tables are known by their rows. */
  fields_get(odoo, account, model, args, kwargs) {
    const wanted = strings(argument(args, 0, kwargs, "allfields"));
    const { rows, hidden } = tableOf(odoo, account, model);
    const [row] = rows;
    const names = row === undefined ? wanted : Object.keys(row).filter((name) => !hidden.includes(name));
    const asked = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name));
    return Object.fromEntries(asked.map((name) => [name, { type: typeof row?.[name] }]));
  },
  read(odoo, account, model, args, kwargs) {
    const ids = typeof args[0] === "number" ? [args[0]] : numbers(args[0]);
    const table = tableOf(odoo, account, model);
    const rows = table.rows.filter((row) => ids.includes(Number(row["id"])));
    const sorted = ids.map((id) => rows.find((row) => row["id"] === id)).filter((row) => row !== undefined);
    return sorted.map((row) => project(model, table, row, strings(argument(args, 1, kwargs, "fields"))));
  },
  search(odoo, account, model, args, kwargs) {
    const slice = { ...kwargs, offset: args[1] ?? kwargs["offset"], limit: args[2] ?? kwargs["limit"] };
    return found(tableOf(odoo, account, model), args, slice).map((row) => row["id"]);
  },
  search_count(odoo, account, model, args, kwargs) {
    return found(tableOf(odoo, account, model), args, { ...kwargs, limit: null }).length;
  },
  search_read(odoo, account, model, args, kwargs) {
    const fields = strings(argument(args, 1, kwargs, "fields"));
    const slice = {
      ...kwargs,
      offset: args[2] ?? kwargs["offset"],
      limit: args[3] ?? kwargs["limit"],
      order: args[4] ?? kwargs["order"],
    };
    const table = tableOf(odoo, account, model);
    const rows = found(table, args, slice).map((row) => project(model, table, row, fields));
    return kwargs["load"] === "" ? rows.map(withoutNames) : rows;
  },
  name_search(odoo, account, model, args, kwargs) {
    const table = tableOf(odoo, account, model);
    const wanted = textOf(argument(args, 0, kwargs, "name")).toLowerCase();
    const limit = optionalNumber(kwargs, "limit") ?? 100;
    const named = table.rows
      .filter((row) => row["active"] !== false)
      .map((row) => [row["id"], table.nameOf(row)] as const);
    return named.filter(([, name]) => name.toLowerCase().includes(wanted)).slice(0, limit);
  },
};

export function ormMethod(model: string, method: string): OrmMethod {
  const known = ormMethods[method];
  if (known === undefined) throw attributeError(`The method '${model}.${method}' does not exist`);
  return known;
}

function found(table: Table, args: readonly unknown[], kwargs: Params): Row[] {
  const domain = asList(argument(args, 0, kwargs, "domain"));
  // Archived records are found only by those who say so.
  const seesArchived = domain.some((term) => asList(term)[0] === "active");
  const rows = table.rows.filter((row) => (seesArchived || row["active"] !== false) && matchesDomain(row, domain));
  const sorted = text(kwargs, "order") === "" ? rows : sortRows(rows, text(kwargs, "order"));
  const offset = optionalNumber(kwargs, "offset") ?? 0;
  const limit = optionalNumber(kwargs, "limit");
  return sorted.slice(offset, limit === null || limit === 0 ? undefined : offset + limit);
}

/** `"date desc, id"`. */
function sortRows(rows: readonly Row[], order: string): Row[] {
  const terms = order.split(",").map((term) => term.trim().split(/\s+/));
  return rows.toSorted((a, b) => {
    for (const [field = "id", direction = "asc"] of terms) {
      const [left, right] = [a[field], b[field]];
      if (left === right) continue;
      const smaller =
        typeof left === "number" && typeof right === "number" ? left < right : String(left) < String(right);
      return smaller === (direction.toLowerCase() === "asc") ? -1 : 1;
    }
    return 0;
  });
}

/** Only the wanted fields, `id` always; all that may be read when none is named. */
function project(model: string, { hidden }: Table, row: Row, fields: readonly string[]): Row {
  const unknown = fields.find((field) => !(field in row));
  if (unknown !== undefined) throw valueError(`Invalid field '${unknown}' on model '${model}'`);
  const denied = fields.find((field) => hidden.includes(field));
  if (denied !== undefined)
    throw accessError(`You do not have enough rights to access the fields "${denied}" on ${model}.`);
  if (fields.length > 0) return Object.fromEntries([["id", row["id"]], ...fields.map((field) => [field, row[field]])]);
  return hidden.length === 0
    ? row
    : Object.fromEntries(Object.entries(row).filter(([field]) => !hidden.includes(field)));
}

/** As `load=""` gives it: a many2one is its id alone. */
function withoutNames(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, idOf(value)]));
}
