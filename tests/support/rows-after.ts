import type { Archive, ArchiveRows } from "../../electron/core/ports/archive.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import type { ChannelId, PersonaKey } from "../../shared/ids.ts";
import { tableOf, valuesAfter, type Entry } from "../../shared/collections/table.ts";

/** What a fake archive reads of what it holds. */
export function rowsAfter<K extends number | string, T>(
  entries: readonly Entry<K, T>[],
  key: K | null,
  limit: number,
): ArchiveRows<T, K> {
  const rows = valuesAfter(tableOf(entries.map((entry) => [entry[0], entry] as const)), key, limit);
  return { rows: rows.map(([, value]) => value), last: rows.at(-1)?.[0] ?? null, isEnd: rows.length < limit };
}

const some = 100;

/** All of an archive, read a little at a time. */
export function conversationsIn(archive: Archive): readonly Conversation[] {
  return allRows((last: ChannelId | null) => archive.conversationsAfter(last, some));
}

export function peopleIn(archive: Archive): readonly Person[] {
  return allRows((last: PersonaKey | null) => archive.peopleAfter(last, some));
}

function allRows<K, T>(read: (last: K | null) => ArchiveRows<T, K>): readonly T[] {
  const all: T[] = [];
  for (let last: K | null = null; ;) {
    const page = read(last);
    all.push(...page.rows);
    if (page.isEnd) return all;
    last = page.last;
  }
}
