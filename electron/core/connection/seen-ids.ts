/**
 * Remembers the last `capacity` ids it was asked about. Notification ids are not monotonic, so only a set can tell a
 * repeated one (WIRE.md §4.4).
 */
export function createSeenIds(capacity: number): { isNew(id: number): boolean; has(id: number): boolean } {
  const seen = new Set<number>();
  return {
    /** Whether it was asked about; asking so changes nothing. */
    has: (id) => seen.has(id),
    /** True once for each id. */
    isNew(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      // A Set keeps the order of insertion: the first one is the oldest.
      for (const oldest of seen) {
        if (seen.size <= capacity) break;
        seen.delete(oldest);
      }
      return true;
    },
  };
}
