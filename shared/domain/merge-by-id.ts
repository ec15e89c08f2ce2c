/**
 * `known` with the changes, or `known` itself when they change nothing: Odoo repeats with each message what it said
 * before, and who compares by identity then has nothing to do.
 */
export function merged<T extends object>(known: T, changes: Partial<T>): T {
  for (const key in changes) if (!Object.is(changes[key], known[key])) return { ...known, ...changes };
  return known;
}

/** The changes say nothing that is not known. */
export function isTold<T extends object>(known: T | undefined, changes: Partial<T>): boolean {
  return known !== undefined && merged(known, changes) === known;
}
