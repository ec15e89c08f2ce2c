import * as v from "valibot";

/** Minutes after local midnight. */
const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_439));

/** The environment variable that sets it from outside. */
const fromEnvironment = <T>(environment: string) => v.metadata<T, { readonly environment: string }>({ environment });

/**
 * Every choice that holds for all workspaces on this machine, declared once: type, what it is when nobody has chosen,
 * and where else it may come from. Disk, IPC, the environment and the settings dialog go by this table.
 */
const settingTable = {
  /** `system`: the first language of the desktop that Parley speaks. */
  language: v.optional(
    v.pipe(v.picklist(["system", "en", "de", "pseudo"]), fromEnvironment("PARLEY_LANGUAGE")),
    "system",
  ),
  theme: v.optional(v.picklist(["system", "light", "dark"]), "system"),
  notifications: v.optional(v.picklist(["all", "mentions", "nothing"]), "all"),
  /** The text of a message may stand in a notification; otherwise only who wrote. */
  showPreviews: v.optional(v.boolean(), true),
  closeToTray: v.optional(v.boolean(), true),
  sendOn: v.optional(v.picklist(["enter", "mod-enter"]), "enter"),
  /** No notifications between these minutes; null for never. May span midnight. */
  quietHours: v.optional(v.nullable(v.strictObject({ from: minuteOfDay, to: minuteOfDay })), null),
} as const;

const AllSettings = v.object(settingTable);
export type Settings = Readonly<v.InferOutput<typeof AllSettings>>;
export type SettingName = keyof Settings;

export const defaultSettings: Settings = v.parse(AllSettings, {});

/** What a window may ask to change. */
export const SettingChanges = v.partial(v.strictObject(settingTable));

const ChosenSettings = v.partial(AllSettings);
/** Those that somebody has chosen. */
export type ChosenSettings = Readonly<v.InferOutput<typeof ChosenSettings>>;

/** Reads what was chosen. A value that is none of this version's counts as not chosen; the others are kept. */
export function readChosen(values: Readonly<Record<string, unknown>>): ChosenSettings {
  const known = Object.entries(settingTable).filter(
    ([name, schema]) => values[name] !== undefined && v.is(schema, values[name]),
  );
  return v.parse(ChosenSettings, Object.fromEntries(known.map(([name]) => [name, values[name]])));
}

/** What the environment sets; `problems`: the variables whose value is none. Blank is not set. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  readonly chosen: ChosenSettings;
  readonly problems: readonly string[];
} {
  const given = Object.entries(settingTable).flatMap(([name, schema]) => {
    const variable = variableOf(schema.wrapped);
    const value = variable === null ? "" : (environment[variable]?.trim() ?? "");
    return variable === null || value === "" ? [] : [{ name, variable, value, isGood: v.is(schema, value) }];
  });
  return {
    chosen: readChosen(Object.fromEntries(given.map(({ name, value }) => [name, value]))),
    problems: given.filter(({ isGood }) => !isGood).map(({ variable }) => variable),
  };
}

function variableOf(schema: v.GenericSchema): string | null {
  const { environment } = v.getMetadata(schema);
  return typeof environment === "string" ? environment : null;
}

/** Where a value comes from, strongest first. */
export type SettingSource = "policy" | "environment" | "user" | "default";
/** By the setting's name; one that nobody has chosen is not there. */
export type SettingOrigins = Readonly<Record<string, SettingSource>>;

/** What the company or the environment has set cannot be changed in the app. */
export function isLocked(source: SettingSource): boolean {
  return source === "policy" || source === "environment";
}

export interface ResolvedSettings {
  readonly values: Settings;
  readonly origins: SettingOrigins;
}

/** [ST1] Each setting is what the strongest source says that says anything of it, by itself. */
export function resolveSettings(
  chosen: Readonly<Record<Exclude<SettingSource, "default">, ChosenSettings>>,
): ResolvedSettings {
  const weakestFirst = (["user", "environment", "policy"] as const).map((source) => ({
    source,
    values: chosen[source],
  }));
  return {
    values: v.parse(AllSettings, Object.assign({}, ...weakestFirst.map(({ values }) => values))),
    origins: Object.fromEntries(
      weakestFirst.flatMap(({ source, values }) => Object.keys(values).map((name) => [name, source])),
    ),
  };
}
