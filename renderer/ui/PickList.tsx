import type { ReactNode } from "react";
import { late } from "./late.tsx";

export interface PickItem {
  readonly key: string;
  readonly name: string;
  readonly picture: ReactNode;
  readonly aside?: string | undefined;
}

export interface PickListProps {
  /** Of the search box. */
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly items: readonly PickItem[];
  readonly onPick: (key: string) => void;
  /** Shown when there are no items. */
  readonly empty: string;
}

/** A search box over a list: type, arrow, Enter. */
export const PickList = late<PickListProps>((parts) => parts.PickListFrame);
