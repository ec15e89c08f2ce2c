import type { ChannelId } from "../../ids.ts";
import { omit } from "../../collections/omit.ts";
import type { DiscussEvent } from "../events.ts";
import { changedMessage } from "../messages/change.ts";
import { conversationIn } from "../messages/thread.ts";
import type { Message } from "../messages/types.ts";
import { appended, caughtUp, extended, opened } from "./timeline.ts";
import type { Timeline } from "./types.ts";

type Timelines = Readonly<Record<ChannelId, Timeline>>;

/** What concerns the timelines that are held. */
type TimelineConcern = Extract<
  DiscussEvent,
  {
    type:
      | "message-posted"
      | "message-accepted"
      | "message-changed"
      | "reactions-changed"
      | "attachment-deleted"
      | "messages-starred"
      | "messages-deleted"
      | "timeline-opened"
      | "timeline-extended"
      | "timeline-caught-up"
      | "timeline-closed"
      | "conversation-left"
      | "overview-loaded";
  }
>;

/**
 * [TL1] A message stands in a timeline once, whoever brings it: the answer, the bus, catch-up, or all of them.
 * [TL2] Order of answer and bus does not matter, and twice changes nothing.
 */
export function reduceTimelines(timelines: Timelines, event: TimelineConcern): Timelines {
  switch (event.type) {
    case "message-posted":
      return withMessage(timelines, event.message, (held) => appended(held, event.message));
    case "message-accepted":
      return withMessage(timelines, event.message, (held) => accepted(held, event.message));
    case "message-changed":
    case "reactions-changed":
    case "attachment-deleted":
    case "messages-starred":
      return mapMessages(timelines, (messages) => {
        const changed = messages.map((message) => changedMessage(message, event));
        return changed.some((message, place) => message !== messages[place]) ? changed : messages;
      });
    case "messages-deleted": {
      const gone = new Set(event.messages);
      return mapMessages(timelines, (messages) => {
        const left = messages.filter(({ id }) => !gone.has(id));
        return left.length < messages.length ? left : messages;
      });
    }
    case "timeline-opened":
      return { ...timelines, [event.channel]: opened(timelines[event.channel], event.page) };
    case "timeline-extended":
      return mapTimeline(timelines, event.channel, (held) => extended(held, event.page, event.side));
    case "timeline-caught-up":
      return mapTimeline(timelines, event.channel, (held) => caughtUp(held, event.messages, event));
    case "timeline-closed":
    case "conversation-left":
      return omit(timelines, [event.channel]);
    case "overview-loaded":
      return omit(timelines, event.gone);
  }
}

/** [TL2] What the bus brought is the server's own word: the answer, which knows less, does not overwrite it. */
function accepted(held: Timeline, message: Message): Timeline {
  return held.messages.some(({ id }) => id === message.id) ? held : appended(held, message);
}

/** What is written about a record stands in no timeline. */
function withMessage(timelines: Timelines, message: Message, change: (held: Timeline) => Timeline): Timelines {
  const channel = conversationIn(message.thread);
  return channel === null ? timelines : mapTimeline(timelines, channel, change);
}

function mapTimeline(timelines: Timelines, channel: ChannelId, change: (held: Timeline) => Timeline): Timelines {
  const held = timelines[channel];
  if (!held) return timelines;
  const next = change(held);
  return next === held ? timelines : { ...timelines, [channel]: next };
}

/** Those of which `change` gives back what it got stay as they are. */
function mapMessages(timelines: Timelines, change: (messages: readonly Message[]) => readonly Message[]): Timelines {
  const changed = Object.entries(timelines).flatMap(([channel, timeline]): readonly [string, Timeline][] => {
    const messages = change(timeline.messages);
    return messages === timeline.messages ? [] : [[channel, { ...timeline, messages }]];
  });
  return changed.length === 0 ? timelines : { ...timelines, ...Object.fromEntries(changed) };
}
