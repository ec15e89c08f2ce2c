/** The record without those keys; itself where it has none of them. */
export function omit<K extends PropertyKey, V>(
  record: Readonly<Record<K, V>>,
  keys: readonly K[],
): Readonly<Record<K, V>> {
  const known = keys.filter((key) => Object.hasOwn(record, key));
  if (known.length === 0) return record;
  const rest = { ...record };
  for (const key of known) delete rest[key];
  return rest;
}
