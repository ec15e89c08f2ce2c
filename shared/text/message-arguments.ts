/**
 * What a message in ICU syntax has to be given, read off its text by the compiler: `{name}` takes text or a number,
 * `{count, plural, …}`, `{size, number}`, `{at, date}` and `{at, time}` a number, `{kind, select, …}` text. Arguments
 * inside the branches of a plural or a select count as well.
 */
export type MessageArguments<Message extends string> = Simplify<InText<Message, []>>;

/** Where the reader stands inside of braces: in the text of a branch, or between the branches of an argument. */
type Place = "branch" | "argument";
type Empty = unknown;

/** In text: an opening brace begins an argument, a closing one ends the branch. */
type InText<Text extends string, Within extends readonly Place[], Found = Empty> =
  NextBrace<Text> extends readonly ["{", infer Rest extends string]
    ? Argument<Rest, Within, Found>
    : NextBrace<Text> extends readonly ["}", infer Rest extends string]
      ? Within extends readonly ["branch", ...infer Outer extends readonly Place[]]
        ? InArgument<Rest, Outer, Found>
        : Found
      : Found;

/** Between branches: an opening brace begins a branch, a closing one ends the argument. */
type InArgument<Text extends string, Within extends readonly Place[], Found> =
  NextBrace<Text> extends readonly ["{", infer Rest extends string]
    ? InText<Rest, ["branch", ...Within], Found>
    : NextBrace<Text> extends readonly ["}", infer Rest extends string]
      ? Within extends readonly ["argument", ...infer Outer extends readonly Place[]]
        ? InText<Rest, Outer, Found>
        : Found
      : Found;

/** Behind the opening brace of an argument: its name, and its kind when it has one. */
type Argument<Text extends string, Within extends readonly Place[], Found> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Kind}`
    ? Kind extends `${string},${string}`
      ? Text extends `${string},${string},${infer Branches}`
        ? InArgument<Branches, ["argument", ...Within], Found & Of<Trim<Name>, KindOf<Kind>>>
        : Found
      : InText<Rest, Within, Found & Of<Trim<Name>, number>>
    : InText<Rest, Within, Found & Of<Trim<Head>, string | number>>
  : Found;

type Of<Name extends string, Value> = { readonly [Key in Name]: Value };

type KindOf<Kind extends string> = Kind extends `${infer First},${string}`
  ? Trim<First> extends "select"
    ? string
    : number
  : number;

type NextBrace<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Between}`
    ? readonly ["}", `${Between}{${After}`]
    : readonly ["{", After]
  : Text extends `${string}}${infer After}`
    ? readonly ["}", After]
    : null;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

type Simplify<T> = { readonly [Key in keyof T]: T[Key] };
