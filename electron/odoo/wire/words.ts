import * as v from "valibot";
import type { Presence } from "../../../shared/discuss.ts";
import { PersonaKey } from "../../../shared/ids.ts";

/** Odoo says `false`, and in places null, where there is nothing (WIREBOOK §5.1). */
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

/** `2026-11-20 21:08:57`, naive UTC → Instant. The year 9999 stands for ever (WIREBOOK §5.2, mute). */
export const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/),
  v.transform((value) =>
    value.startsWith("9999") ? Infinity : Date.parse(`${value.slice(0, 19).replace(" ", "T")}Z`),
  ),
  v.check((value) => !Number.isNaN(value), "no date"),
);

/** `{id, type}` → `partner:42`. */
export const persona = v.pipe(
  v.object({ id: v.number(), type: v.picklist(["partner", "guest"]) }),
  v.transform(({ id, type }) => `${type}:${id}`),
  PersonaKey,
);

/** A plain list, or one in `ADD` commands; what is in a `DELETE` is not in the list. */
export const listOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.flatMap((entry) => (isCommand(entry) ? (entry[0] === "ADD" ? entry[1] : []) : [entry]))),
    v.array(item),
  );

/** The ids in the `DELETE` commands of an x2many field. */
export const deletedIds = <S extends v.GenericSchema>(id: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.flatMap((entry) => (isCommand(entry) && entry[0] === "DELETE" ? entry[1] : []))),
    v.array(id),
  );

/** `["ADD" | "DELETE", one or many]`; a removed last reaction comes as a bare object (WIREBOOK §5.1). */
function isCommand(entry: unknown): entry is readonly ["ADD" | "DELETE", unknown] {
  return Array.isArray(entry) && (entry[0] === "ADD" || entry[0] === "DELETE");
}

/** `im_status`, undecorated: HR modules say `leave_online` and the like (WIREBOOK §4.5). */
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
