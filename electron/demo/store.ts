/** The Store of WIRE.md §5.1: records by model, merged field by field. */
export type Fields = Record<string, unknown>;
export type StoreData = Record<string, Fields[] | Fields>;

export interface Store {
  /** Merges a record into the list of its model, found again by the fields named in `key`. */
  add(model: string, record: Fields, key?: readonly string[]): void;
  /** Merges into a model that is one object, not a list. */
  single(model: string, fields: Fields): void;
  result(): StoreData;
}

export function createStore(): Store {
  const lists = new Map<string, Map<string, Fields>>();
  const singles = new Map<string, Fields>();
  return {
    add(model, record, key = ["id"]) {
      const list = lists.get(model) ?? new Map<string, Fields>();
      lists.set(model, list);
      const name = key.map((field) => String(record[field])).join(" ");
      const known = list.get(name);
      if (known === undefined) list.set(name, { ...record });
      else Object.assign(known, record);
    },
    single(model, fields) {
      singles.set(model, { ...singles.get(model), ...fields });
    },
    result() {
      const models: [string, Fields[] | Fields][] = [...singles, ...[...lists].map(listOf)];
      return Object.fromEntries(models.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

const listOf = ([model, records]: [string, Map<string, Fields>]): [string, Fields[]] => [model, [...records.values()]];
