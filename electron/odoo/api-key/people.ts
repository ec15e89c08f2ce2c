import type { PersonChanges } from "../../../shared/domain/people/types.ts";
import { ok } from "../../../shared/result.ts";
import type { FromServer } from "../../core/ports/server.ts";
import type { Steps } from "../../core/work/steps.ts";
import type { Domain, RowReader } from "./rows.ts";
import { AnyRow, guestRowFields, partnerRowFields, peopleAsStore } from "../wire/conversation-rows.ts";
import type { ReportWarning } from "../wire/parse-warnings.ts";
import { peopleIn } from "../wire/people.ts";
import { readStore } from "../wire/store.ts";

export interface PeopleRows {
  readonly partners: readonly AnyRow[];
  readonly guests: readonly AnyRow[];
}

/** Those of the people that the person may see. */
export async function readPeople(
  rows: RowReader,
  ids: { readonly partners: Iterable<number>; readonly guests: Iterable<number> },
): FromServer<PeopleRows> {
  const [partners, guests] = await Promise.all([
    readAll(rows, "res.partner", [...new Set(ids.partners)], partnerRowFields),
    readAll(rows, "mail.guest", [...new Set(ids.guests)], guestRowFields),
  ]);
  if (!partners.ok) return partners;
  return guests.ok ? ok({ partners: partners.value, guests: guests.value }) : guests;
}

async function readAll(
  rows: RowReader,
  model: string,
  ids: readonly number[],
  fields: readonly string[],
): FromServer<readonly AnyRow[]> {
  if (ids.length === 0) return ok([]);
  // Who has left is archived, and so is OdooBot; they have spoken all the same.
  const domain: Domain = [
    ["id", "in", ids],
    ...(model === "res.partner" ? [["active", "in", [true, false]] as const] : []),
  ];
  return rows.read({ model, domain, fields, row: AnyRow });
}

export function* peopleOf({ partners, guests }: PeopleRows, warn: ReportWarning): Steps<readonly PersonChanges[]> {
  return yield* peopleIn(yield* readStore(peopleAsStore(partners, guests), warn));
}
