import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { Settings } from "../../../shared/settings.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import { createUnreadTotal } from "../../../shared/domain/conversations/listing.ts";
import { valuesOf } from "../../../shared/collections/table.ts";
import { createSwitch } from "../retry/abort.ts";
import { decide, decideClear, type Telling } from "../notify/decide.ts";
import type { Badge, Notifier } from "../ports/desktop.ts";
import type { Clock } from "../ports/clock.ts";
import type { MediaFile, WindowPictures } from "../ports/media.ts";
import type { Texts } from "../../../shared/text/texts.ts";

/** A notification without a face is better than a late one, ms. */
const iconWithin = 500;

export interface Notifications {
  /** A message came. `state` as it is after it was folded. */
  arrived(message: Message, isSilent: boolean, state: WorkspaceState, pictures: WindowPictures): void;
  /** What was read anywhere is taken back, and the badge counts anew. */
  changed(before: WorkspaceState, after: WorkspaceState): void;
  /** A workspace was opened. */
  opened(): void;
  /** A workspace is gone, with all that stood for it. */
  closed(state: WorkspaceState): void;
}

/** Tells the person, once, what `decide` finds worth telling; and takes it back when it was read. */
export function createNotifications(ports: {
  readonly notifier: Notifier;
  readonly badge: Badge;
  readonly clock: Clock;
  readonly minuteOfDay: () => number;
  readonly settings: () => Settings;
  readonly texts: () => Texts;
  readonly lookedAt: () => ConversationRef | null;
  readonly states: () => readonly WorkspaceState[];
  readonly onClick: (workspace: WorkspaceId, channel: ChannelId) => void;
}): Notifications {
  const { notifier, badge, clock, minuteOfDay, settings, texts, lookedAt, states, onClick } = ports;
  /** The latest message of each conversation that is on its way to the desktop: a later one overtakes it. */
  const onTheWay = new Map<string, Message>();
  const totals = new Map<WorkspaceId, ReturnType<typeof createUnreadTotal>>();
  let counted: number | null = null;
  let isCounting = false;

  function totalOf(workspace: WorkspaceId) {
    const total = totals.get(workspace) ?? createUnreadTotal();
    totals.set(workspace, total);
    return total;
  }

  /** Once for all that happens together: a message that is read as it comes never shows as a number. */
  async function count(): Promise<void> {
    if (isCounting) return;
    isCounting = true;
    await Promise.resolve();
    isCounting = false;
    const now = clock.now();
    const unread = states().reduce((sum, { id, conversations }) => sum + totalOf(id)(conversations, now), 0);
    if (unread !== counted) badge.show(unread);
    counted = unread;
  }

  function clear(workspace: WorkspaceId, channel: ChannelId): void {
    onTheWay.delete(keyOf(workspace, channel));
    notifier.clear(workspace, channel);
  }

  async function tell(
    { workspace, channel }: ConversationRef,
    message: Message,
    { title, body }: Telling,
    pictures: WindowPictures,
  ) {
    const key = keyOf(workspace, channel);
    onTheWay.set(key, message);
    const icon = await avatarOf(message, pictures, clock);
    if (onTheWay.get(key) !== message) return;
    onTheWay.delete(key);
    notifier.show({ workspace, channel, title, body, icon }, () => onClick(workspace, channel));
  }

  return {
    arrived(message, isSilent, state, pictures) {
      const channel = conversationIn(message.thread);
      // What is written about records is for the Inbox, which is not shown: a click would have nowhere to lead.
      if (channel === null) return;
      const place = lookedAt();
      const telling = decide({
        message,
        channel,
        isSilent,
        state,
        settings: settings(),
        texts: texts(),
        shown: place?.workspace === state.id ? place.channel : null,
        now: clock.now(),
        minuteOfDay: minuteOfDay(),
      });
      if (telling) void tell({ workspace: state.id, channel }, message, telling, pictures);
    },
    changed(before, after) {
      if (before.conversations === after.conversations) return;
      for (const channel of decideClear(before, after)) clear(after.id, channel);
      void count();
    },
    opened: () => void count(),
    closed(state) {
      totals.delete(state.id);
      for (const { id } of valuesOf(state.conversations)) clear(state.id, id);
      void count();
    },
  };
}

function keyOf(workspace: WorkspaceId, channel: ChannelId): string {
  return `${workspace} ${channel}`;
}

function avatarOf({ author }: Message, pictures: WindowPictures, clock: Clock): Promise<MediaFile | null> {
  return new Promise((resolve) => {
    if (author === null) return resolve(null);
    const { signal, abort } = createSwitch();
    const cancel = clock.after(iconWithin, () => {
      abort();
      resolve(null);
    });
    const settle = (icon: MediaFile | null): void => {
      cancel();
      resolve(icon);
    };
    pictures.load({ type: "persona-avatar", person: author, version: null }, signal).then(
      (file) => settle(file.ok ? file.value : null),
      () => settle(null),
    );
  });
}
