import { createContext, use, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { Virtualizer, type CustomItemComponentProps, type VirtualizerHandle } from "virtua";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { useView } from "../../state/use-parley.ts";
import { ConversationItem } from "./ConversationItem.tsx";
import { rowsMoved } from "./follow-row.ts";
import { rowAfterKey } from "./row-keys.ts";
import styles from "./ConversationRows.module.css";

/** As a row is tall, px; each is measured when it is shown. */
const rowSize = 56;

/** How many rows there are, mounted or not. */
const RowCount = createContext(0);

interface ConversationRowsProps {
  readonly workspace: WorkspaceId;
  readonly channels: readonly ChannelId[];
  /** By what they were chosen: other words begin at the top. */
  readonly wanted: string;
}

/** The rows near the window's height, of however many; the one shown and the one with the focus stay mounted. */
export function ConversationRows({ workspace, channels, wanted }: ConversationRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const shown = useView((view) => view.channels[workspace] ?? null);
  const [focused, setFocused] = useState<ChannelId | null>(null);
  const keepMounted = [shown, focused].flatMap((channel) => {
    const index = channel === null ? -1 : channels.indexOf(channel);
    return index === -1 ? [] : [index];
  });
  /** The row that a key asked for, until it is there to take the focus. */
  const called = useRef<ChannelId | null>(null);
  const before = useRef({ channels, wanted });

  useLayoutEffect(() => {
    const [handle, last] = [virtual.current, before.current];
    before.current = { channels, wanted };
    if (handle === null || last.channels === channels || handle.scrollOffset <= 0) return;
    if (last.wanted !== wanted) return handle.scrollTo(0);
    const moved = rowsMoved(last.channels, channels, handle.findItemIndex(handle.scrollOffset));
    if (moved !== 0) handle.scrollBy(moved * rowSize);
  }, [channels, wanted]);

  useLayoutEffect(() => {
    const index = shown === null ? -1 : before.current.channels.indexOf(shown);
    if (index !== -1) virtual.current?.scrollToIndex(index, { align: "nearest" });
  }, [shown]);

  useLayoutEffect(() => {
    if (called.current === null || called.current !== focused) return;
    called.current = null;
    const index = channels.indexOf(focused);
    list.current?.querySelector<HTMLElement>(`[aria-posinset="${index + 1}"] button`)?.focus({ preventScroll: true });
  }, [focused, channels]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = indexOfRow(event.target);
    const to = from === null ? null : rowAfterKey(event, from, channels.length, pageOf(virtual.current));
    const channel = to === null ? undefined : channels[to];
    if (to === null || channel === undefined) return;
    event.preventDefault();
    virtual.current?.scrollToIndex(to, { align: "nearest" });
    called.current = channel;
    setFocused(channel);
  };

  return (
    <div
      ref={list}
      role="presentation"
      data-focus-home="list"
      className={styles.list}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setFocused(channels[indexOfRow(target) ?? -1] ?? null)}
      onBlur={() => called.current === null && setFocused(null)}
    >
      <RowCount value={channels.length}>
        <Virtualizer ref={virtual} as="ul" item={Row} data={channels} itemSize={rowSize} keepMounted={keepMounted}>
          {(channel) => <ConversationItem key={channel} workspace={workspace} channel={channel} />}
        </Virtualizer>
      </RowCount>
    </div>
  );
}

/**
 * Says its place among all, as few of them are mounted. Never hidden until it is measured: all rows are as tall, and
 * what is hidden takes no focus.
 */
function Row({ index, style, ...row }: CustomItemComponentProps) {
  const shown = { ...style, visibility: undefined };
  return <li {...row} style={shown} aria-posinset={index + 1} aria-setsize={use(RowCount)} />;
}

function indexOfRow(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest("[aria-posinset]") : null;
  return row === null ? null : Number(row.getAttribute("aria-posinset")) - 1;
}

function pageOf(list: VirtualizerHandle | null): number {
  return Math.max(1, Math.floor((list?.viewportSize ?? 0) / rowSize) - 1);
}
