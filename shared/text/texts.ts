import { IntlMessageFormat } from "intl-messageformat";
import type { ArgumentsOf, Catalogue, CodedText, Parameter, Private, TextArguments, TextKey } from "./catalogue.ts";
import { isolated } from "./direction.ts";

/** Words messages in one language. */
export interface Texts {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The message of that key. */
  text<Key extends TextKey>(key: Key, ...parameters: ArgumentsOf<Key>): string;
  /** The message with things in it that are no text, such as elements of a page: its pieces, in their order. */
  pieces<Key extends TextKey, Piece extends object>(
    key: Key,
    parameters: { readonly [Name in keyof TextArguments<Key>]: string | number | Piece },
  ): readonly (string | Piece)[];
  /** Names and the like one after the other. */
  list(items: readonly string[]): string;
  /** A coded text as a sentence. */
  say(text: CodedText): string;
}

/** A catalogue as the build makes it: each message parsed already. A plain one is parsed at the first use of each. */
export type CatalogueSource = Readonly<Record<TextKey, Catalogue[TextKey] | ParsedMessage>>;

/** What the parser makes of a message; opaque. */
export type ParsedMessage = ConstructorParameters<typeof IntlMessageFormat>[0];

/**
 * @param language BCP 47 tag, by which numbers and plural forms go.
 * @param fallback what words a message that cannot be formatted, such as one with an argument missing.
 */
export function createTexts(
  language: string,
  direction: "ltr" | "rtl",
  catalogue: CatalogueSource,
  fallback: (error: unknown, key: TextKey) => string,
): Texts {
  const formats = new Map<TextKey, IntlMessageFormat>();
  const lists = new Intl.ListFormat(language, { type: "unit", style: "short" });

  function formatOf(key: TextKey): IntlMessageFormat {
    const known = formats.get(key);
    if (known) return known;
    // `ignoreTag`: what looks like a tag in a message is text.
    const made = new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true });
    formats.set(key, made);
    return made;
  }

  function word({ code, parameters }: CodedText): string {
    try {
      const values = Object.entries(parameters).map(([name, value]) => [name, valueOf(value)] as const);
      return String(formatOf(code).format(Object.fromEntries(values)));
    } catch (error) {
      return fallback(error, code);
    }
  }

  function valueOf(value: Parameter): string | number {
    if (typeof value === "number") return value;
    if (typeof value === "string") return isolated(value, direction);
    return isCoded(value) ? word(value) : isolated(value.private, direction);
  }

  return {
    language,
    direction,
    text: (key, ...[parameters]) => word({ code: key, parameters: { ...parameters } }),
    pieces<Piece extends object>(
      key: TextKey,
      parameters: Readonly<Record<string, string | number | Piece>>,
    ): readonly (string | Piece)[] {
      const values = Object.entries(parameters).map(([name, value]) => [
        name,
        typeof value === "string" ? isolated(value, direction) : value,
      ]);
      const pieces = formatOf(key).format<Piece>(Object.fromEntries(values));
      return Array.isArray(pieces) ? pieces : [pieces];
    },
    list: (items) => lists.format(items.map((item) => isolated(item, direction))),
    say: word,
  };
}

function isCoded(value: CodedText | Private): value is CodedText {
  return "code" in value;
}
