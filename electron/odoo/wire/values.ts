import * as v from "valibot";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Presence } from "../../../shared/domain/people/types.ts";
import { greatestId, PersonaKey } from "../../../shared/ids.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";

/** Odoo says `false`, and in places null, where there is nothing (WIRE.md §5.1). */
export const orNothing = <S extends v.GenericSchema>(schema: S) =>
  v.union([
    v.pipe(
      v.union([v.literal(false), v.null()]),
      v.transform(() => null),
    ),
    schema,
  ]);

/** Text or nothing; an empty text is nothing. */
export const text = v.pipe(
  orNothing(v.string()),
  v.transform((value) => (value === "" ? null : value)),
);

/** What somebody or something is called, as it may be shown; a name that nobody could see is none. */
export const name = v.pipe(
  orNothing(v.string()),
  v.transform((value) => (value === null ? null : visibleName(value) || null)),
);

/** Tells one state of a picture from the next. It goes into addresses: what could not stand there is none. */
export const version = v.pipe(
  text,
  v.transform((value) => (value !== null && /^[\x20-\x7e]{1,200}$/.test(value) ? value : null)),
);

/** `2026-11-20 21:08:57`, naive UTC, as text: in order as it stands. */
export const odooTime = v.pipe(
  v.string(),
  v.maxLength(40),
  v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/),
  v.check((value) => !Number.isNaN(instantOf(value)), "no date"),
);

/** The same as an Instant, whatever the year: a message may be dated 9999. */
export const instant = v.pipe(odooTime, v.transform(instantOf));

/** When a row was written, by the clock of a server: one that is a thousand years ahead would hide all that follows. */
export const writtenAt = v.pipe(
  odooTime,
  v.check((value) => value < "3000", "no time of a clock"),
);

function instantOf(value: string): Instant {
  return Date.parse(`${value.slice(0, 19).replace(" ", "T")}Z`);
}

/** Of any record. */
export const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(greatestId));

/** How many; no table of Odoo counts farther. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(greatestId));

/** `{id, type}` → `partner:42`. */
export const persona = v.pipe(
  v.object({ id: v.number(), type: v.picklist(["partner", "guest"]) }),
  v.transform(({ id, type }) => `${type}:${id}`),
  PersonaKey,
);

/** More than a message has of anything, and fewer than take long to look at. */
const listedAtMost = 10_000;

/** A plain list, or one in `ADD` commands; what is in a `DELETE` is not in the list, nor what cannot be read. */
export const listOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      readable(
        item,
        list.flatMap((entry) => (isCommand(entry) ? (entry[0] === "ADD" ? entry[1] : []) : [entry])),
      ),
    ),
  );

/** The ids in the `DELETE` commands of an x2many field. */
export const deletedIds = <S extends v.GenericSchema>(id: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      readable(
        id,
        list.flatMap((entry) => (isCommand(entry) && entry[0] === "DELETE" ? entry[1] : [])),
      ),
    ),
  );

/** What can be read of a list: one bad item costs none of the others. */
function readable<S extends v.GenericSchema>(item: S, list: readonly unknown[]): readonly v.InferOutput<S>[] {
  return list.slice(0, listedAtMost).flatMap((entry) => {
    const parsed = v.safeParse(item, entry);
    return parsed.success ? [parsed.output] : [];
  });
}

/** `["ADD" | "DELETE", one or many]`; a removed last reaction comes as a bare object (WIRE.md §5.1). */
function isCommand(entry: unknown): entry is readonly ["ADD" | "DELETE", unknown] {
  return Array.isArray(entry) && (entry[0] === "ADD" || entry[0] === "DELETE");
}

/** `im_status`, undecorated: HR modules say `leave_online` and the like (WIRE.md §4.5). */
export const presence = v.pipe(
  v.string(),
  v.transform((status): Presence => {
    switch (status.replace(/^leave_/, "")) {
      case "online":
        return "online";
      case "away":
        return "away";
      case "offline":
        return "offline";
      case "bot":
        return "bot";
      default:
        return "unknown";
    }
  }),
);
