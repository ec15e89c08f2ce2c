import type { en } from "./en.ts";
import type { MessageArguments } from "./message-arguments.ts";

export type TextKey = keyof typeof en;

/** Every message in one language, in ICU syntax. */
export type Catalogue = Readonly<Record<TextKey, string>>;

/** The messages of one area of the source, in another language. */
export type Area<Source> = Readonly<Record<keyof Source, string>>;

/** A piece of text that somebody outside the company has no business with. */
export interface Private {
  readonly private: string;
  /** What stands in its place where anybody may read it. */
  readonly as: "host" | "network-address" | "database" | "login" | "certificate" | "page";
}

/**
 * A message by its key, with what it has to be given: how every failure and explanation travels and is stored. It
 * becomes a sentence where it is shown, in the language of the moment.
 */
export interface CodedText {
  readonly code: TextKey;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

export type Parameter = string | number | Private | CodedText;

/** What the message of that key has to be given. Where it takes text, another message or a private piece may stand. */
export type TextArguments<Key extends TextKey> = {
  readonly [Name in keyof MessageArguments<(typeof en)[Key]>]: MessageArguments<(typeof en)[Key]>[Name] extends number
    ? number
    : Parameter;
};

/** The arguments of a call: none where the message takes none. */
export type ArgumentsOf<Key extends TextKey> = keyof TextArguments<Key> extends never
  ? []
  : [parameters: TextArguments<Key>];

/** Names a message and gives it what it needs; the compiler checks both. */
export function coded<Key extends TextKey>(code: Key, ...[parameters]: ArgumentsOf<Key>): CodedText {
  return { code, parameters: { ...parameters } };
}
