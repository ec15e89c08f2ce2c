import { memo } from "react";
import type { ChannelId } from "../../../shared/ids.ts";
import type { Row } from "./rows.ts";
import { looksSame, type Scene } from "./render-context.ts";
import type { Sheet } from "./row-chunks.ts";
import { isSameRow, TimelineRow } from "./TimelineRow.tsx";
import styles from "./RowChunk.module.css";

interface TimelineSheetProps {
  readonly sheet: Sheet;
  readonly scene: Scene;
  readonly channel: ChannelId;
  /** Tab enters the log at its newest message. */
  readonly isLast: boolean;
  /** Key of the row that the pointer or the focus is on, if it stands here. */
  readonly near: string | null;
}

/** A message that comes costs a comparison for each sheet but its own. */
export const TimelineSheet = memo(
  function TimelineSheet({ sheet: { rows }, scene, channel, isLast, near }: TimelineSheetProps) {
    return (
      <div className={styles.sheet}>
        {rows.map((row, index) => (
          <TimelineRow
            key={row.key}
            row={row}
            scene={scene}
            channel={channel}
            isLast={isLast && index === rows.length - 1}
            isNear={row.key === near}
          />
        ))}
      </div>
    );
  },
  (one, other) =>
    one.channel === other.channel &&
    one.isLast === other.isLast &&
    one.near === other.near &&
    one.sheet.rows.length === other.sheet.rows.length &&
    one.sheet.rows.every((row, index) => isSameThere(row, other.sheet.rows[index], one.scene, other.scene)),
);

function isSameThere(row: Row, there: Row | undefined, one: Scene, other: Scene): boolean {
  return there !== undefined && isSameRow(row, there) && looksSame(row, one, other);
}
