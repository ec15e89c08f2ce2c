import * as v from "valibot";
import { ok } from "../../../shared/result.ts";
import type { AbortSignalLike } from "../../core/ports/http.ts";
import type { FromServer } from "../../core/ports/server.ts";
import { eachOf, inSlices } from "../../core/work/steps.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { repeatable } from "../http/json-rpc.ts";
import type { Rpc } from "../http/rpc.ts";
import { turns } from "../http/turns.ts";

export type Domain = readonly (readonly [field: string, operator: string, value: unknown])[];

export interface RowQuestion<S extends v.GenericSchema> {
  readonly model: string;
  readonly domain: Domain;
  /** Those that the server does not know are left out. */
  readonly fields: readonly string[];
  readonly row: S;
  readonly limit?: number;
  readonly order?: string;
}

export interface RowReader {
  /** `search_read`. A row that cannot be read is left out and complained of. */
  read<S extends v.GenericSchema>(question: RowQuestion<S>): FromServer<readonly v.InferOutput<S>[]>;
}

/** Which fields a model has, asked once: they differ from one version of Odoo to the next. */
export type FieldBook = Map<string, ReadonlySet<string>>;

/** Reads rows of models by whatever carries a method (WIRE.md §6.3, §6.5). */
export function createRowReader(ports: {
  readonly rpc: Rpc;
  readonly fields: FieldBook;
  readonly parseWarnings: ParseWarnings;
  readonly signal: AbortSignalLike;
}): RowReader {
  const { rpc, fields: book, parseWarnings, signal } = ports;
  const options = { ...repeatable, signal };

  async function known(model: string, wanted: readonly string[]): FromServer<readonly string[]> {
    const name = `${model} ${wanted.join()}`;
    const noted = book.get(name);
    if (noted) return ok(wanted.filter((field) => noted.has(field)));
    const answer = await rpc(model, "fields_get", [wanted], { attributes: ["type"] }, options);
    if (!answer.ok) return answer;
    const given = v.safeParse(v.record(v.string(), v.unknown()), answer.value);
    if (!given.success) return malformed(`${model}.fields_get`, v.summarize(given.issues));
    book.set(name, new Set(Object.keys(given.output)));
    return ok(wanted.filter((field) => Object.hasOwn(given.output, field)));
  }

  return {
    async read({ model, domain, fields, row, limit, order }) {
      const asked = await known(model, fields);
      if (!asked.ok) return asked;
      const slice = { ...(limit === undefined ? {} : { limit }), ...(order === undefined ? {} : { order }) };
      const answer = await rpc(model, "search_read", [domain, asked.value], slice, options);
      if (!answer.ok) return answer;
      if (!Array.isArray(answer.value)) return malformed(`${model}.search_read`, "not a list");
      const rows: readonly unknown[] = answer.value;
      return ok(
        await inSlices(
          eachOf(rows, (raw) => {
            const parsed = v.safeParse(row, raw);
            if (parsed.success) return [parsed.output];
            parseWarnings.enter([{ about: `row of ${model}`, detail: v.summarize(parsed.issues) }]);
            return [];
          }),
          turns,
        ),
      );
    },
  };
}

function malformed(what: string, detail: string) {
  return { ok: false as const, error: { type: "malformed" as const, detail: `${what}: ${detail}` } };
}
