import { session } from "electron";

/** The IP addresses of a host, as the requests of `createElectronHttp` will find it; none when there is no such host. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  try {
    const { endpoints } = await session.fromPartition("network").resolveHost(host);
    return endpoints.map(({ address }) => address);
  } catch {
    // Electron tells by an exception that a name is not known.
    return [];
  }
}
