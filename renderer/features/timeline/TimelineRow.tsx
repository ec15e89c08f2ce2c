import { memo } from "react";
import type { ChannelId } from "../../../shared/ids.ts";
import { Boundary } from "../../ui/Boundary.tsx";
import { useToday } from "../../ui/use-today.ts";
import { AsideLine } from "./AsideLine.tsx";
import { EchoRow } from "./EchoRow.tsx";
import { MessageRow } from "./MessageRow.tsx";
import type { Row } from "./rows.ts";
import { looksSame, type RenderContext } from "./render-context.ts";
import { SystemLine } from "./SystemLine.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./TimelineRow.module.css";

interface TimelineRowProps {
  readonly row: Row;
  readonly context: RenderContext;
  readonly channel: ChannelId;
  /** Tab enters the log at its newest message. */
  readonly isLast: boolean;
  /** The pointer or the focus is on it. */
  readonly isNear: boolean;
}

/** A row subscribes to nothing: a message that comes costs a comparison for each of the others, and no more. */
export const TimelineRow = memo(
  function TimelineRow(props: TimelineRowProps) {
    const { row, isLast } = props;
    return (
      <Boundary of={row} instead={<RowFault rowKey={row.key} isLast={isLast} />}>
        <OneRow {...props} />
      </Boundary>
    );
  },
  (one, other) =>
    one.channel === other.channel &&
    one.isLast === other.isLast &&
    one.isNear === other.isNear &&
    isSameRow(one.row, other.row) &&
    looksSame(one.row, one.context, other.context),
);

function OneRow({ row, context, channel, isLast, isNear }: TimelineRowProps) {
  const { text } = useTexts();
  switch (row.type) {
    case "day":
      return <DayLine at={row.at} />;
    case "new":
      return (
        <div role="separator" className={styles.fresh}>
          <span>{text("timeline.new")}</span>
        </div>
      );
    case "aside":
      return <AsideLine text={row.aside.text} server={context.profile.server} />;
    case "system":
      return <SystemLine message={row.message} context={context} isLast={isLast} isNear={isNear} />;
    case "message":
      return (
        <MessageRow
          message={row.message}
          isContinued={row.isContinued}
          context={context}
          channel={channel}
          isLast={isLast}
          isNear={isNear}
        />
      );
    case "echo":
      return (
        <EchoRow entry={row.entry} isContinued={row.isContinued} context={context} channel={channel} isLast={isLast} />
      );
  }
}

/** Stands in the place of one message; the keyboard finds it like any other. */
function RowFault({ rowKey, isLast }: { readonly rowKey: string; readonly isLast: boolean }) {
  const { text } = useTexts();
  const article = {
    role: "article",
    "aria-label": text("message.fault"),
    tabIndex: isLast ? 0 : -1,
    "data-row": rowKey,
  } as const;
  return (
    <div {...article} className={styles.fault}>
      {text("message.faultAdvice")}
    </div>
  );
}

function DayLine({ at }: { readonly at: number }) {
  const formats = useFormats();
  const today = useToday();
  return (
    <div role="separator" className={styles.day} title={formats.exactTime(at)}>
      <span>{formats.dayName(at, today)}</span>
    </div>
  );
}

/** Rows are made anew with each message; what they show mostly is not. */
export function isSameRow(one: Row, other: Row): boolean {
  switch (one.type) {
    case "day":
      return other.type === "day" && one.key === other.key;
    case "new":
      return other.type === "new";
    case "aside":
      return other.type === "aside" && one.aside === other.aside;
    case "system":
      return other.type === "system" && one.message === other.message;
    case "message":
      return other.type === "message" && one.message === other.message && one.isContinued === other.isContinued;
    case "echo":
      return other.type === "echo" && one.entry === other.entry && one.isContinued === other.isContinued;
  }
}
