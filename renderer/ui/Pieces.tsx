import { Fragment, type ReactElement } from "react";

/** A sentence with elements in it, as `Texts.pieces` answers it. What stands where is settled by the language. */
export function Pieces({ of }: { readonly of: readonly (string | ReactElement)[] }) {
  // The place in the sentence is what a piece is.
  return of.map((piece, place) => <Fragment key={place}>{piece}</Fragment>);
}
