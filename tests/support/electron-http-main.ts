import { app } from "electron";
import { systemClock } from "../../electron/shell/clock.ts";
import { createElectronHttp } from "../../electron/shell/http.ts";
import type { CarriedRequest, CarriedResult, ToElectron } from "./electron-http.ts";

/** Runs inside Electron: carries out what the test process asks, over Electron's network stack. */
void app.whenReady().then(serve);

function serve(): void {
  const http = createElectronHttp(systemClock);
  const underWay = new Map<number, AbortController>();

  const carryOut = async (id: number, request: CarriedRequest): Promise<void> => {
    const controller = new AbortController();
    underWay.set(id, controller);
    if (request.isAborted) controller.abort();
    const body = request.body === null ? null : Buffer.from(request.body, "base64");
    const result = await http({ ...request, body, signal: controller.signal });
    underWay.delete(id);
    const carried: CarriedResult = result.ok
      ? {
          ok: true,
          status: result.value.status,
          headers: [...result.value.headers],
          body: Buffer.from(result.value.body).toString("base64"),
        }
      : result;
    process.send?.({ id, result: carried });
  };

  process.on("message", (message: ToElectron) => {
    if (message.type === "request") void carryOut(message.id, message.request);
    else underWay.get(message.id)?.abort();
  });
  process.on("disconnect", () => app.exit());
  process.send?.({ id: 0, result: null });
}
