import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { advice } from "../../../shared/doctor/advice.ts";
import { host as hostName, join, networkAddress, say } from "../../../shared/doctor/diagnosis.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import { endpoint, failed, fine, inTime, patience, warning, type Finding, type Probe } from "./probe.ts";

/** The addresses of the name, as the operating system finds them. */
export const probeName: Probe = async ({ clock }, { origin, proxy }) => {
  const { host } = endpoint(origin);
  if (isIP(host) !== 0) return { found: say`${networkAddress(host)} is an address already`, verdict: fine };
  const found = await inTime(clock, findAddresses(host), null);
  if (found?.ok === true) {
    const addresses = found.value.map(({ address }) => say`${networkAddress(address)}`);
    return { found: say`${hostName(host)} is `.concat(join(addresses, ", ")), verdict: fine };
  }
  const seen = found === null ? say`no answer within ${patience} ms` : say`${found.error.code ?? "no answer"}`;
  if (proxy !== null) return { found: seen, verdict: warning(advice.nameThroughProxy) };
  const isSilent = found === null || found.error.code === "EAI_AGAIN";
  return { found: seen, verdict: failed(isSilent ? advice.nameServerSilent : advice.nameUnknown(hostName(host))) };
};

async function findAddresses(host: string): Promise<Result<readonly LookupAddress[], NodeJS.ErrnoException>> {
  try {
    return ok(await lookup(host, { all: true }));
  } catch (error) {
    if (error instanceof Error) return err(error);
    throw error;
  }
}

/** A TCP connection without any proxy. */
export const probeTcp: Probe = async ({ clock }, { origin, proxy }) => {
  const { host, port } = endpoint(origin);
  const opened = await openSocket(clock, host, port);
  if (opened.ok) {
    const address = opened.value.remoteAddress ?? host;
    opened.value.destroy();
    return { found: say`${networkAddress(address)}, port ${port}`, verdict: fine, learnt: { isDirect: true } };
  }
  return { ...unreached(opened.error, host, proxy !== null), learnt: { isDirect: false } };
};

function unreached(code: string, host: string, hasProxy: boolean): Finding {
  const found = say`${code}`;
  if (hasProxy) return { found, verdict: warning(advice.tcpThroughProxy) };
  if (code === "ECONNREFUSED") return { found, verdict: failed(advice.refused(hostName(host))) };
  if (code === "ETIMEDOUT") return { found, verdict: failed(advice.noAnswer(hostName(host))) };
  return { found, verdict: failed(advice.unreachable(hostName(host))) };
}

/** An open socket, or the error code of why there is none; `ETIMEDOUT` after `patience`. */
export function openSocket(clock: Clock, host: string, port: number): Promise<Result<Socket, string>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const fail = (code: string) => {
      cancel();
      socket.destroy();
      resolve(err(code));
    };
    const cancel = clock.after(patience, () => fail("ETIMEDOUT"));
    socket.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.once("connect", () => {
      cancel();
      socket.removeAllListeners("error");
      // Whoever takes the socket over hears of its end; until then an error must not end the program.
      socket.on("error", () => undefined);
      resolve(ok(socket));
    });
  });
}
