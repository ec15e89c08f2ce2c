export interface ByteCache<V> {
  get(key: string): V | null;
  /** Kept as the most recently used; the least recently used ones make room. A value over the whole limit is not kept. */
  set(key: string, value: V, bytes: number): void;
  /** Forgets every key that begins so. */
  dropPrefix(prefix: string): void;
}

/** Holds values of up to `limit` bytes together, the most recently used ones. */
export function createByteCache<V>(limit: number): ByteCache<V> {
  // A Map keeps the order of insertion: the first key is the one used longest ago.
  const kept = new Map<string, { readonly value: V; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (!found) return null;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set(key, value, bytes) {
      drop(key);
      if (bytes > limit) return;
      kept.set(key, { value, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= limit) break;
        drop(oldest);
      }
    },
    dropPrefix(prefix) {
      for (const key of kept.keys()) if (key.startsWith(prefix)) drop(key);
    },
  };
}
