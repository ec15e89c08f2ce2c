import * as v from "valibot";
import { MessageContent, MessageText } from "../../domain/messages/content.ts";
import { ClientId, FileId, MessageId } from "../../ids.ts";
import { command, outcome, type CommandTable } from "../command.ts";
import { filesAtMost } from "../draft-input.ts";
import { inChannel, inWorkspace, onMessage } from "../inputs.ts";

const queued = { ...inWorkspace, clientId: ClientId };

export const messageCommands = {
  /** The content may be empty where there are files; each of them was attached before. */
  sendMessage: command({
    input: v.strictObject({
      ...inChannel,
      content: MessageContent,
      replyTo: v.nullable(MessageId),
      files: v.exactOptional(v.pipe(v.array(FileId), v.maxLength(filesAtMost))),
    }),
    output: outcome<{ readonly clientId: ClientId }>(),
  }),
  /** `/name`, with all that was typed: the server does it for the person alone, and nothing is posted. */
  runCommand: command({
    input: v.strictObject({
      ...inChannel,
      name: v.pipe(v.string(), v.regex(/^[a-z]\w{0,39}$/)),
      body: MessageText,
    }),
    output: outcome<void>(),
  }),
  retryMessage: command({ input: v.strictObject(queued), output: outcome<void>() }),
  discardMessage: command({ input: v.strictObject(queued), output: outcome<void>() }),
  /** Other words for a message that failed; then it is tried again. */
  reviseMessage: command({ input: v.strictObject({ ...queued, content: MessageContent }), output: outcome<void>() }),
  editMessage: command({ input: v.strictObject({ ...onMessage, content: MessageContent }), output: outcome<void>() }),
  deleteMessage: command({ input: v.strictObject(onMessage), output: outcome<void>() }),
  reactToMessage: command({
    input: v.strictObject({
      ...onMessage,
      content: v.pipe(v.string(), v.nonEmpty(), v.maxLength(32)),
      isAdded: v.boolean(),
    }),
    output: outcome<void>(),
  }),
  starMessage: command({ input: v.strictObject({ ...onMessage, isStarred: v.boolean() }), output: outcome<void>() }),
  pinMessage: command({
    input: v.strictObject({ ...inChannel, message: MessageId, isPinned: v.boolean() }),
    output: outcome<void>(),
  }),
} satisfies CommandTable;
