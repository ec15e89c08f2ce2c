import * as v from "valibot";
import type { CommandTable } from "./command.ts";
import {
  commands,
  type CommandInput,
  type CommandName,
  type CommandOutput,
  type InputOf,
  type OutputOf,
} from "./commands.ts";

/** One handler for each command of a table. `Context` is what the boundary knows of the caller, such as its window. */
export type HandlersOf<Table extends CommandTable, Context> = {
  readonly [N in keyof Table]: (
    input: InputOf<Table[N]>,
    context: Context,
  ) => OutputOf<Table[N]> | Promise<OutputOf<Table[N]>>;
};

/** One for each command that there is. */
export type CommandHandlers<Context> = {
  readonly [N in CommandName]: (
    input: CommandInput<N>,
    context: Context,
  ) => CommandOutput[N] | Promise<CommandOutput[N]>;
};

/** A window asked for something that is not in the table, or not in its form: a bug or an attack. */
export class BadCommand extends Error {
  override readonly name = "BadCommand";
}

/**
 * Calls the handler for a name and an input that nobody has looked at yet.
 * @throws BadCommand when the name is not a command or the input does not fit its schema.
 */
export function dispatch<Context>(
  handlers: CommandHandlers<Context>,
  name: unknown,
  input: unknown,
  context: Context,
): Promise<CommandOutput[CommandName]> {
  if (typeof name !== "string" || !isCommand(name)) throw new BadCommand("no such command");
  return call(handlers, name, input, context);
}

async function call<N extends CommandName, Context>(
  handlers: CommandHandlers<Context>,
  name: N,
  input: unknown,
  context: Context,
): Promise<CommandOutput[N]> {
  const parsed = v.safeParse(commands[name].input, input);
  if (!parsed.success)
    throw new BadCommand(`${name}: ${parsed.issues.map((issue) => v.getDotPath(issue) ?? issue.type).join(", ")}`);
  return handlers[name](parsed.output, context);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
