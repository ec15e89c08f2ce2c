import * as v from "valibot";
import type { Person } from "../../domain/people/types.ts";
import type { TimelinePage } from "../../domain/timelines/types.ts";
import { ChannelId, MessageId, PartnerId, PersonaKey } from "../../ids.ts";
import { command, nothing, outcome, type CommandTable } from "../command.ts";
import { DraftInput } from "../draft-input.ts";
import { inChannel, inWorkspace } from "../inputs.ts";

const pageSize = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200));

export const conversationCommands = {
  /** What a workspace has after that cursor comes as the event `workspace-page-loaded`, now or when it is there. */
  loadWorkspacePage: command({
    input: v.strictObject({
      ...inWorkspace,
      from: v.strictObject({ channel: v.nullable(ChannelId), person: v.nullable(PersonaKey) }),
    }),
    output: nothing(),
  }),
  /** The newest page (`anchor` null), or the one around a message. */
  openTimeline: command({
    input: v.strictObject({ ...inChannel, anchor: v.nullable(MessageId) }),
    output: outcome<TimelinePage>(),
  }),
  extendTimeline: command({
    input: v.strictObject({ ...inChannel, side: v.picklist(["older", "newer"]), from: MessageId, limit: pageSize }),
    output: outcome<TimelinePage>(),
  }),
  markRead: command({ input: v.strictObject({ ...inChannel, upTo: MessageId }), output: nothing() }),
  setTyping: command({ input: v.strictObject({ ...inChannel, isTyping: v.boolean() }), output: nothing() }),
  /**
   * What stands in the composer of a conversation now, in place of what stood there. `known`: the newest revision of the
   * draft that the window knows of; -1 for none.
   */
  saveDraft: command({
    input: v.strictObject({ ...inChannel, draft: DraftInput, known: v.pipe(v.number(), v.safeInteger()) }),
    output: outcome<{ readonly revision: number }>(),
  }),
  /** Those who could be written to. */
  searchPeople: command({
    input: v.strictObject({ ...inWorkspace, text: v.pipe(v.string(), v.maxLength(200)) }),
    output: outcome<readonly Person[]>(),
  }),
  openDirectMessage: command({
    input: v.strictObject({ ...inWorkspace, partner: PartnerId }),
    output: outcome<{ readonly channel: ChannelId }>(),
  }),
} satisfies CommandTable;
