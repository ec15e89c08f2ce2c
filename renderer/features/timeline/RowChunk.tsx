import { memo } from "react";
import type { ChannelId } from "../../../shared/ids.ts";
import type { Row } from "./rows.ts";
import { looksSame, type RenderContext } from "./render-context.ts";
import type { RowChunk } from "./row-chunks.ts";
import { isSameRow, TimelineRow } from "./TimelineRow.tsx";
import styles from "./RowChunk.module.css";

interface RowChunkViewProps {
  readonly chunk: RowChunk;
  readonly context: RenderContext;
  readonly channel: ChannelId;
  /** Tab enters the log at its newest message. */
  readonly isLast: boolean;
  /** Key of the row that the pointer or the focus is on, if it stands here. */
  readonly near: string | null;
}

/** A message that comes costs a comparison for each sheet but its own. */
export const RowChunkView = memo(
  function RowChunkView({ chunk: { rows }, context, channel, isLast, near }: RowChunkViewProps) {
    return (
      <div className={styles.chunk}>
        {rows.map((row, index) => (
          <TimelineRow
            key={row.key}
            row={row}
            context={context}
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
    one.chunk.rows.length === other.chunk.rows.length &&
    one.chunk.rows.every((row, index) => isSameThere(row, other.chunk.rows[index], one.context, other.context)),
);

function isSameThere(row: Row, there: Row | undefined, one: RenderContext, other: RenderContext): boolean {
  return there !== undefined && isSameRow(row, there) && looksSame(row, one, other);
}
