import type { ChildProcess } from "node:child_process";
import type { ByteStream, Http, HttpFault, HttpRequest } from "../../electron/core/ports/http.ts";
import type { HttpUnderTest } from "../suites/http.ts";
import { startElectronProgram } from "./electron-program.ts";

/** A request as JSON can carry it; `body` in base64. Of a stream only the size goes over: its parts are asked for. */
export type CarriedRequest = Omit<HttpRequest, "body" | "stream" | "signal"> & {
  readonly body: string | null;
  readonly streamSize: number | null;
  readonly isAborted: boolean;
};

export type CarriedResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: readonly (readonly [string, readonly string[]])[];
      readonly body: string;
    }
  | { readonly ok: false; readonly error: HttpFault };

export type ToElectron =
  | { readonly type: "request"; readonly id: number; readonly request: CarriedRequest }
  | { readonly type: "abort"; readonly id: number }
  | { readonly type: "drop" }
  /** `bytes` in base64; null at the end. */
  | { readonly type: "part"; readonly id: number; readonly bytes: string | null; readonly error: string | null };

export type FromElectron =
  | { readonly id: number; readonly result: CarriedResult | null }
  /** The next part of its body, or, when it wants no more, none. */
  | { readonly id: number; readonly wants: "part" | "none" };

/** An Electron without a window whose `Http` the calling process can use. It needs no display. */
export async function startElectronHttp(): Promise<HttpUnderTest> {
  const { electron, close } = await startElectronProgram(new URL("./electron-http-main.ts", import.meta.url));
  // One listener for each request under way.
  electron.setMaxListeners(0);
  await heard(electron, 0);
  return { http: httpOver(electron), close };
}

function httpOver(electron: ChildProcess): Http {
  let lastId = 0;
  const http: Http = async ({ body, stream, signal, ...rest }) => {
    const id = (lastId += 1);
    const tell = (message: ToElectron): void => void electron.send(message);
    const abort = (): void => tell({ type: "abort", id });
    signal?.addEventListener("abort", abort);
    const carried = body === null ? null : Buffer.from(body).toString("base64");
    if (stream) feed(electron, id, stream, tell);
    const about = { body: carried, streamSize: stream?.size ?? null, isAborted: signal?.aborted ?? false };
    tell({ type: "request", id, request: { ...rest, ...about } });
    const result = await heard(electron, id);
    signal?.removeEventListener("abort", abort);
    if (!result) throw new Error("Electron answered without a result");
    if (!result.ok) return result;
    const { status, headers } = result;
    return { ok: true, value: { status, headers: new Map(headers), body: Buffer.from(result.body, "base64") } };
  };
  return Object.assign(http, { dropKept: () => void electron.send({ type: "drop" } satisfies ToElectron) });
}

/** Reads the body here as far as it is asked for there, until no more is wanted. */
function feed(electron: ChildProcess, id: number, stream: ByteStream, tell: (message: ToElectron) => void): void {
  const parts = stream.read()[Symbol.asyncIterator]();
  const next = async (): Promise<void> => {
    try {
      const { done, value } = await parts.next();
      const bytes = done === true ? null : Buffer.from(value).toString("base64");
      tell({ type: "part", id, bytes, error: null });
    } catch (error) {
      tell({ type: "part", id, bytes: null, error: String(error) });
    }
  };
  const onMessage = (message: unknown): void => {
    const asked = message as FromElectron;
    if (asked.id !== id || !("wants" in asked)) return;
    if (asked.wants === "part") void next();
    else {
      electron.off("message", onMessage);
      void parts.return?.();
    }
  };
  electron.on("message", onMessage);
}

function heard(electron: ChildProcess, id: number): Promise<CarriedResult | null> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`Electron ended with ${code}`));
    const onMessage = (message: unknown): void => {
      const answer = message as FromElectron;
      if (answer.id !== id || !("result" in answer)) return;
      electron.off("message", onMessage).off("exit", onExit);
      resolve(answer.result);
    };
    electron.on("message", onMessage).once("exit", onExit);
  });
}
