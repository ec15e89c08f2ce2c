import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { host as hostName, networkAddress, seen } from "../../../shared/doctor/diagnosis.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import { endpoint, failed, fine, inTime, patience, warning, type Finding, type Probe } from "./probe.ts";
import { listed } from "../../../shared/text/listed.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** The addresses of the name, as the operating system finds them. */
export const probeName: Probe = async ({ clock }, { origin, proxy }) => {
  const { host } = endpoint(origin);
  if (isIP(host) !== 0)
    return { found: coded("found.address-already", { address: networkAddress(host) }), verdict: fine };
  const found = await inTime(clock, findAddresses(host), null);
  if (found?.ok === true) {
    const addresses = listed(
      "list.comma",
      found.value.map(({ address }) => networkAddress(address)),
    );
    return { found: coded("found.addresses", { host: hostName(host), addresses }), verdict: fine };
  }
  const what = found === null ? coded("found.no-answer-within", { patience }) : codeOf(found.error);
  if (proxy !== null) return { found: what, verdict: warning(coded("advice.name-through-proxy")) };
  const isSilent = found === null || found.error.code === "EAI_AGAIN";
  return {
    found: what,
    verdict: failed(
      isSilent ? coded("advice.name-server-silent") : coded("advice.name-unknown", { server: hostName(host) }),
    ),
  };
};

function codeOf({ code }: NodeJS.ErrnoException): CodedText {
  return code === undefined ? coded("found.no-answer") : seen(code);
}

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
    return {
      found: coded("found.port", { address: networkAddress(address), port }),
      verdict: fine,
      learnt: { isDirect: true },
    };
  }
  return { ...unreached(opened.error, host, proxy !== null), learnt: { isDirect: false } };
};

function unreached(code: string, host: string, hasProxy: boolean): Finding {
  const found = seen(code);
  if (hasProxy) return { found, verdict: warning(coded("advice.tcp-through-proxy")) };
  if (code === "ECONNREFUSED") return { found, verdict: failed(coded("advice.refused", { server: hostName(host) })) };
  if (code === "ETIMEDOUT") return { found, verdict: failed(coded("advice.no-answer", { server: hostName(host) })) };
  return { found, verdict: failed(coded("advice.unreachable", { server: hostName(host) })) };
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
