import type * as v from "valibot";
import type { Command } from "./command.ts";
import { conversationCommands } from "./commands/conversation-commands.ts";
import { fileCommands, type preloadCommand } from "./commands/file-commands.ts";
import { messageCommands } from "./commands/message-commands.ts";
import { signInCommands } from "./commands/sign-in-commands.ts";
import { windowCommands } from "./commands/window-commands.ts";

/** Everything that a window may ask for. */
export const commands = {
  ...conversationCommands,
  ...fileCommands,
  ...messageCommands,
  ...signInCommands,
  ...windowCommands,
};

type Commands = typeof commands;
export type CommandName = keyof Commands;
/** What a page can ask for itself. */
export type PageCommand = Exclude<CommandName, typeof preloadCommand>;
export type InputOf<C extends Command> = v.InferOutput<C["input"]>;
export type OutputOf<C> = C extends Command<v.GenericSchema, infer Output> ? Output : never;
export type CommandInput<N extends CommandName> = InputOf<Commands[N]>;
export type CommandOutput = { readonly [N in CommandName]: OutputOf<Commands[N]> };
