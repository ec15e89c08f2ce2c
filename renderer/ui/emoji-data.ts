import type { EmojiData, SkinTone } from "frimousse";

type EmojiDataEmoji = EmojiData["emojis"][number];

/** By their numbers in the table. */
const tones = ["none", "light", "medium-light", "medium", "medium-dark", "dark"] as const satisfies readonly SkinTone[];

/** Emoji newer than this are missing from the fonts of supported systems. */
const newestDrawn = 15;

/** The bundled table in the picker's words: nothing is fetched from anywhere. */
export async function resolveEmoji(locale: string): Promise<EmojiData> {
  const { emojis, messages } = await load(locale);
  const categories = messages.groups.filter((group) => group.key !== "component");
  const known = new Set(categories.map((group) => group.order));
  const countryFlags = new Set(
    messages.subgroups.filter(({ key }) => key.endsWith("-flag")).map((subgroup) => subgroup.order),
  );
  return {
    locale,
    categories: categories.map((group) => ({ index: group.order, label: group.message })),
    skinTones: eachTone((tone) => messages.skinTones.find(({ key }) => key === tone)?.message ?? tone),
    emojis: emojis.flatMap((emoji): EmojiDataEmoji[] => {
      const { group, subgroup, version, label, tags } = emoji;
      if (group === undefined || !known.has(group) || version > newestDrawn) return [];
      return [
        {
          emoji: emoji.emoji,
          category: group,
          version,
          label,
          tags: tags ?? [],
          countryFlag: subgroup !== undefined && countryFlags.has(subgroup) ? true : undefined,
          skins: skinsOf(emoji),
        },
      ];
    }),
  };
}

/** Names and words to search by, in the languages of the window. */
async function load(locale: string) {
  const [emojis, messages] =
    locale === "de"
      ? await Promise.all([import("emojibase-data/de/data.json"), import("emojibase-data/de/messages.json")])
      : await Promise.all([import("emojibase-data/en/data.json"), import("emojibase-data/en/messages.json")]);
  return { emojis: emojis.default, messages: messages.default };
}

function skinsOf({ emoji, skins }: Awaited<ReturnType<typeof load>>["emojis"][number]): EmojiDataEmoji["skins"] {
  if (!skins?.some(({ tone }) => typeof tone === "number")) return undefined;
  return eachTone((name) => skins.find(({ tone }) => tone === tones.indexOf(name))?.emoji ?? emoji);
}

function eachTone(name: (tone: Exclude<SkinTone, "none">) => string): EmojiData["skinTones"] {
  return {
    light: name("light"),
    "medium-light": name("medium-light"),
    medium: name("medium"),
    "medium-dark": name("medium-dark"),
    dark: name("dark"),
  };
}
