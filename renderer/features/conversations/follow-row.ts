/** So many of the first rows in sight are asked how far they have moved. */
const asked = 3;

/**
 * By how many rows the list has to be scrolled after its order changed, so that what was in sight stays there: the
 * least that one of the first rows in sight has moved, as one that went far has gone to the top by itself.
 *
 * @param first index in `before` of the first row in sight
 */
export function rowsMoved<Id>(before: readonly Id[], after: readonly Id[], first: number): number {
  const moves = before.slice(first, first + asked).flatMap((id, index) => {
    const place = after.indexOf(id);
    return place === -1 ? [] : [place - (first + index)];
  });
  return moves.reduce((least, move) => (Math.abs(move) < Math.abs(least) ? move : least), moves[0] ?? 0);
}
