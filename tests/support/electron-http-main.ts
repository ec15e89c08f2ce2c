import { app } from "electron";
import { systemClock } from "../../electron/shell/clock.ts";
import { createElectronHttp } from "../../electron/shell/http.ts";
import type { CarriedRequest, CarriedResult, FromElectron, ToElectron } from "./electron-http.ts";

/** Runs inside Electron: carries out what the test process asks, over Electron's network stack. */
void app.whenReady().then(serve);

function serve(): void {
  const http = createElectronHttp(systemClock);
  const underWay = new Map<number, AbortController>();

  const carryOut = async (id: number, request: CarriedRequest): Promise<void> => {
    const controller = new AbortController();
    underWay.set(id, controller);
    if (request.isAborted) controller.abort();
    const { body, streamSize, ...rest } = request;
    const result = await http({
      ...rest,
      body: body === null ? null : Buffer.from(body, "base64"),
      ...(streamSize === null ? {} : { stream: { size: streamSize, read: () => partsOf(id) } }),
      signal: controller.signal,
    });
    underWay.delete(id);
    const carried: CarriedResult = result.ok
      ? {
          ok: true,
          status: result.value.status,
          headers: [...result.value.headers],
          body: Buffer.from(result.value.body).toString("base64"),
        }
      : result;
    tell({ id, result: carried });
  };

  process.on("message", (message: ToElectron) => {
    if (message.type === "request") void carryOut(message.id, message.request);
    else if (message.type === "drop") http.dropKept?.();
    else if (message.type === "abort") underWay.get(message.id)?.abort();
  });
  process.on("disconnect", () => app.exit());
  tell({ id: 0, result: null });
}

async function* partsOf(id: number): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const part = nextPart(id);
      tell({ id, wants: "part" });
      const { bytes, error } = await part;
      if (error !== null) throw new Error(error);
      if (bytes === null) return;
      yield Buffer.from(bytes, "base64");
    }
  } finally {
    tell({ id, wants: "none" });
  }
}

function nextPart(id: number): Promise<Extract<ToElectron, { type: "part" }>> {
  return new Promise((resolve) => {
    const onMessage = (message: ToElectron): void => {
      if (message.type !== "part" || message.id !== id) return;
      process.off("message", onMessage);
      resolve(message);
    };
    process.on("message", onMessage);
  });
}

function tell(message: FromElectron): void {
  process.send?.(message);
}
