import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { OutboxEntry } from "../../../shared/domain/outbox/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { MessageId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import { conversationKey, type ConversationRef } from "../../state/conversation-ref.ts";
import { isSameList, useStore, useTimelines, useWorkspace } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Beginning } from "./Beginning.tsx";
import { JumpToLatest } from "./JumpToLatest.tsx";
import { LinkQuestionDialog } from "./LinkQuestionDialog.tsx";
import { rowKey, rowsOf } from "./rows.ts";
import type { RenderContext } from "./render-context.ts";
import type { End } from "./scrolling.ts";
import { createRowChunks } from "./row-chunks.ts";
import { RowChunkView } from "./RowChunk.tsx";
import { useLinks } from "./use-links.ts";
import { useHasFocus, useMarkRead } from "./use-mark-read.ts";
import { useNearRow } from "./use-near-row.ts";
import { useNewFrom } from "./use-new-from.ts";
import { useScrollKeys } from "./use-scroll-keys.ts";
import { useScroller } from "./use-scroller.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./Timeline.module.css";
import { useTexts } from "../../ui/use-texts.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

interface TimelineProps {
  readonly place: ConversationRef;
  readonly name: string;
}

const nothing: readonly Message[] = [];
const noEchoes: readonly OutboxEntry[] = [];

/** The messages of one conversation. Mounted anew for each, so that nothing of another one lingers. */
export function Timeline({ place, name }: TimelineProps) {
  const days = useFormats();
  const { text } = useTexts();
  const { workspace, channel } = place;
  const timelines = useTimelines();
  const loading = useStore(timelines.loading, (all) => all[conversationKey(place)] ?? null, Object.is);
  const messages = useWorkspace(workspace, (state) => state.timelines[channel]?.messages ?? nothing, nothing);
  const isLive = useWorkspace(workspace, (state) => state.timelines[channel]?.isLive ?? true, true);
  const reachesStart = useWorkspace(workspace, (state) => state.timelines[channel]?.reachesStart ?? false, false);
  const echoes = useWorkspace(workspace, (state) => echoesIn(state, place), noEchoes, isSameList);
  const aside = useWorkspace(workspace, (state) => state.asides[channel] ?? null, null);
  const unread = useWorkspace(workspace, (state) => at(state.conversations, channel)?.unread ?? 0, 0);

  const extend = (side: End) => void timelines.extend(place, side);
  const { scroller, log, elements, isAtBottom, scrollToBottom, scrollToRow, changed } = useScroller({
    isLive,
    onNear(end, isArrival) {
      if (loading?.[end] === "idle" || isArrival) extend(end);
    },
    onSeen: (keys) => timelines.setEye(place, eyeOf(messages, keys)),
  });
  useScrollKeys(elements.scroller);

  const isReading = useHasFocus() && isAtBottom && isLive;
  useMarkRead(place, messages.at(-1)?.id ?? null, isReading, unread);

  const near = useNearRow(elements.log);
  const links = useLinks(elements.log, place);
  const newFrom = useNewFrom(place, isReading);
  const context = useWorkspace(workspace, sceneOf, null, isSameRenderContext);
  const rows = useMemo(
    () => rowsOf({ messages, echoes: isLive ? echoes : noEchoes, newFrom, aside: isLive ? aside : null, days }),
    [messages, echoes, isLive, newFrom, aside, days],
  );
  const [inChunks] = useState(createRowChunks);
  const chunks = useMemo(() => inChunks(rows), [inChunks, rows]);
  useLayoutEffect(changed, [changed, chunks, isLive, reachesStart, loading]);
  const anchor = loading?.first === "ready" ? loading.anchor : null;
  useLayoutEffect(() => {
    const row = anchor === null ? undefined : (messages.findLast(({ id }) => id <= anchor) ?? messages[0]);
    if (!row) return;
    scrollToRow(rowKey(row));
    timelines.arrived({ workspace, channel });
  }, [anchor, messages, scrollToRow, timelines, workspace, channel]);
  const jump = useCallback(() => {
    if (isLive) scrollToBottom();
    else void timelines.jumpToLatest({ workspace, channel }).then(scrollToBottom);
  }, [isLive, scrollToBottom, timelines, workspace, channel]);
  useOnWritten(echoes, jump);
  const isWaiting = loading?.first !== "ready" && loading?.first !== "failed";

  return (
    <div className={styles.frame}>
      <div ref={scroller} className={styles.scroller}>
        <div ref={log} className={styles.inner} role="log" aria-label={text("timeline.title", { name })}>
          {isWaiting && rows.length === 0 && <Waiting />}
          {loading?.first === "failed" && (
            <Problem why={loading.problem} onRetry={() => void timelines.jumpToLatest(place)} />
          )}
          {loading?.first === "ready" && reachesStart && <Beginning place={place} name={name} />}
          {loading?.first === "ready" && !reachesStart && (
            <div className={styles.edge}>
              {loading.older === "loading" && <Spinner label={text("timeline.loadingOlder")} />}
              {loading.older === "failed" && <Problem why={loading.problem} onRetry={() => extend("older")} />}
            </div>
          )}
          {context &&
            chunks.map((chunk, index) => (
              <RowChunkView
                key={chunk.key}
                chunk={chunk}
                context={context}
                channel={channel}
                isLast={index === chunks.length - 1}
                near={chunk.rows.some(({ key }) => key === near) ? near : null}
              />
            ))}
          {!isLive && loading?.first === "ready" && (
            <div className={styles.edge}>
              {loading.newer === "failed" && <Problem why={loading.problem} onRetry={() => extend("newer")} />}
            </div>
          )}
        </div>
      </div>
      {(!isAtBottom || !isLive) && <JumpToLatest unread={unread} onJump={jump} />}
      {links.question && <LinkQuestionDialog question={links.question} onClose={links.forget} />}
    </div>
  );
}

/** Who writes sees what they wrote, wherever they were reading; another window of it goes on with what it shows. */
function useOnWritten(echoes: readonly OutboxEntry[], onWritten: () => void): void {
  const seen = useRef(echoes);
  useEffect(() => {
    const isNew = ({ clientId }: OutboxEntry) => !seen.current.some((other) => other.clientId === clientId);
    const hasWritten = echoes.some(isNew);
    seen.current = echoes;
    if (hasWritten && document.hasFocus()) onWritten();
  }, [echoes, onWritten]);
}

/** The first of these rows that is a message; an echo is not one yet. */
function eyeOf(messages: readonly Message[], keys: readonly string[]): MessageId | null {
  const ids = new Map(messages.map((message) => [rowKey(message), message.id]));
  return keys.map((key) => ids.get(key)).find((id) => id !== undefined) ?? null;
}

function sceneOf({ id, people, profile }: WorkspaceState): RenderContext {
  return { id, people, profile };
}

function isSameRenderContext(one: RenderContext | null, other: RenderContext | null): boolean {
  return one?.id === other?.id && one?.people === other?.people && one?.profile === other?.profile;
}

function echoesIn(state: WorkspaceState, { channel }: ConversationRef): readonly OutboxEntry[] {
  return state.outbox.filter((entry) => conversationIn(entry.thread) === channel);
}

function Waiting() {
  const { text } = useTexts();
  return (
    <div className={styles.waiting}>
      <Spinner label={text("timeline.loading")} />
    </div>
  );
}

function Problem({ why, onRetry }: { readonly why: CodedText | null; readonly onRetry: () => void }) {
  const { text, say } = useTexts();
  return (
    <div role="alert" className={styles.problem}>
      <span>{why && say(why)}</span>
      <Button onClick={onRetry}>{text("action.tryAgain")}</Button>
    </div>
  );
}
