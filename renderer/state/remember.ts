/**
 * A selector that does its work again only when one of its inputs is another one. For selections that make something
 * new of what they find, run for every row of a list on every event.
 */
export function remember<S, T>(inputs: (state: S) => readonly unknown[], make: (state: S) => T): (state: S) => T {
  let last: { readonly inputs: readonly unknown[]; readonly made: T } | null = null;
  return (state) => {
    const now = inputs(state);
    if (last?.inputs.every((input, index) => Object.is(input, now[index]))) return last.made;
    last = { inputs: now, made: make(state) };
    return last.made;
  };
}
