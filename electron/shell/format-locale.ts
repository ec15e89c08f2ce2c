/**
 * The locale of the system's formats as a BCP 47 tag: on Linux that of `LC_TIME` (setlocale(7): `LC_ALL` before it,
 * `LANG` when there is none), elsewhere that of the regional settings. Null when it is none, such as `C`.
 *
 * @param regional what Electron says of the regional settings
 */
export function formatLocale(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  regional: string,
): string | null {
  if (platform !== "linux") return known(regional);
  const set = [environment["LC_ALL"], environment["LC_TIME"], environment["LANG"]].find((value) => value);
  return known((set ?? "").split(/[.@]/, 1)[0]?.replaceAll("_", "-") ?? "");
}

function known(tag: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? null;
  } catch {
    return null;
  }
}
