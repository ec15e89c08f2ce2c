import { matchesDomain } from "../../../electron/demo/domain.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import type { Rpc } from "../../../electron/odoo/http/rpc.ts";
import { err, ok } from "../../../shared/result.ts";

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

export interface RpcOffice {
  readonly rpc: Rpc;
  /** `mail.message.search_read`, …, since the last call. */
  take(): readonly string[];
  put(model: string, row: Row): void;
  remove(model: string, id: number): void;
  /** For every question whose name fits; null when the weather is fine again. */
  weather: { readonly about: RegExp; readonly failure: ServerFailure } | null;
}

/** What `search_read` finds in a handful of rows; a field that no row of the model has does not exist there. */
export function createRpcOffice(models: readonly string[]): RpcOffice {
  const tables = new Map(models.map((model): [string, Map<number, Row>] => [model, new Map()]));
  let asked: string[] = [];
  const rowsOf = (model: string) => [...(tables.get(model)?.values() ?? [])];

  const office: RpcOffice = {
    weather: null,
    put: (model, row) => void tables.get(model)?.set(row.id, { ...tables.get(model)?.get(row.id), ...row }),
    remove: (model, id) => void tables.get(model)?.delete(id),
    take() {
      const before = asked;
      asked = [];
      return before;
    },
    rpc(model, method, args, kwargs = {}) {
      const name = `${model}.${method}`;
      asked.push(name);
      if (office.weather?.about.test(name)) return Promise.resolve(err(office.weather.failure));
      if (!tables.has(model)) return Promise.resolve(err(refusal(`Object ${model} doesn't exist`)));
      const rows = rowsOf(model);
      if (method === "fields_get") {
        const wanted = args[0] as readonly string[];
        const has = (field: string) => rows.length === 0 || rows.some((row) => field in row);
        return Promise.resolve(ok(Object.fromEntries(wanted.filter(has).map((field) => [field, {}]))));
      }
      const [domain, fields] = args as [readonly unknown[], readonly string[]];
      const missing = fields.find((field) => rows.length > 0 && !rows.some((row) => field in row));
      if (missing !== undefined) return Promise.resolve(err(refusal(`Invalid field '${missing}' on model '${model}'`)));
      const found = rows.filter((row) => matchesDomain(row, domain)).toSorted(by(kwargs["order"]));
      const shown = found.slice(0, Number(kwargs["limit"] ?? Infinity));
      return Promise.resolve(
        ok(shown.map((row) => Object.fromEntries(["id", ...fields].map((field) => [field, row[field]])))),
      );
    },
  };
  return office;
}

function refusal(reason: string): ServerFailure {
  return { type: "refused", kind: "other", reason };
}

/** `write_date desc, id`. */
function by(order: unknown): (one: Row, other: Row) => number {
  const terms = (typeof order === "string" ? order : "id").split(", ").map((term) => term.split(" "));
  return (one, other) => {
    for (const [field = "id", way = "asc"] of terms) {
      const [left, right] = [one[field] as number, other[field] as number];
      if (left !== right) return left < right === (way === "asc") ? -1 : 1;
    }
    return 0;
  };
}
