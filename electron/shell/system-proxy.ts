import { session } from "electron";

/** The proxy that the system's settings name for a URL, as `http://HOST:PORT` or `socks5://…`; null for none. */
export async function systemProxy(url: string): Promise<string | null> {
  // `DIRECT`, or `PROXY host:port; SOCKS5 host:port; DIRECT`: the first is the one that is used.
  const [kind, place] =
    (await session.fromPartition("network").resolveProxy(url)).split(";")[0]?.trim().split(" ") ?? [];
  if (kind === undefined || place === undefined) return null;
  return `${kind === "PROXY" ? "http" : kind.toLowerCase()}://${place}`;
}
