import type * as v from "valibot";
import type { Result } from "../result.ts";
import type { CodedText } from "../text/catalogue.ts";

/** A failure for the person to read; `reason` lets the window offer the right next step. */
export interface Failure<R extends string = string> {
  readonly reason: R;
  readonly text: CodedText;
}

/** What a command gives back when the server or the disk may say no. */
export type Outcome<T> = Result<T, Failure>;

/** What a command answers: a type for the compiler, and nothing while the app runs. */
export interface Answer<T> {
  readonly type?: T;
}

/** One thing that a window may ask of main: what it has to send is held against `input`. */
export interface Command<Input extends v.GenericSchema = v.GenericSchema, Output = unknown> {
  readonly input: Input;
  readonly output: Answer<Output>;
}

export type CommandTable = Readonly<Record<string, Command>>;

export function command<const Input extends v.GenericSchema, Output>(
  entry: Command<Input, Output>,
): Command<Input, Output> {
  return entry;
}

/** The server or the disk may say no. */
export function outcome<T>(): Answer<Outcome<T>> {
  return {};
}

export function value<T>(): Answer<T> {
  return {};
}

export function nothing(): Answer<void> {
  return {};
}
