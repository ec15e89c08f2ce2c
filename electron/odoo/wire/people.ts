import * as v from "valibot";
import type { Person, PersonChanges } from "../../../shared/domain/people/types.ts";
import { PersonaKey, partnerKey } from "../../../shared/ids.ts";
import { eachOf, type Steps } from "../../core/work/steps.ts";
import type { GuestRecord, PartnerRecord } from "./records.ts";
import type { OdooStore } from "./store.ts";

/** Everyone a Store says something about; one that is only mentioned by id says nothing. */
export function* peopleIn(store: OdooStore): Steps<readonly PersonChanges[]> {
  const partners = yield* eachOf(store.partners, (partner) => told(partnerKey(partner.id), partnerChanges(partner)));
  const guests = yield* eachOf(store.guests, (guest) =>
    told(v.parse(PersonaKey, `guest:${guest.id}`), guestChanges(guest)),
  );
  return [...partners, ...guests];
}

function told(key: PersonaKey, changes: Omit<PersonChanges, "key">): readonly PersonChanges[] {
  return Object.keys(changes).length === 0 ? [] : [{ key, ...changes }];
}

/** Somebody of whom nothing else is known. */
export function wholePerson(changes: PersonChanges): Person {
  return { name: "", presence: "unknown", isUser: false, avatarVersion: null, ...changes };
}

function partnerChanges(partner: PartnerRecord): Omit<PersonChanges, "key"> {
  return {
    ...commonChanges(partner),
    ...(partner.userId === undefined ? {} : { isUser: partner.userId !== null }),
  };
}

function guestChanges(guest: GuestRecord): Omit<PersonChanges, "key"> {
  return { ...commonChanges(guest), isUser: false };
}

function commonChanges(record: PartnerRecord | GuestRecord): Omit<PersonChanges, "key"> {
  return {
    ...(typeof record.name === "string" ? { name: record.name } : {}),
    ...(record.im_status === undefined ? {} : { presence: record.im_status }),
    ...(record.write_date === undefined ? {} : { avatarVersion: record.write_date }),
  };
}
