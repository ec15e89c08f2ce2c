import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { app } from "electron";
import { WebSocket } from "ws";
import type { Http } from "../../electron/core/ports/http.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { createElectronHttp } from "../../electron/shell/http.ts";
import { blockageOf } from "./blockage.ts";
import { engineOnLargeList } from "./engine-on-large-list.ts";
import { largeAnswerCases } from "./large-answer-cases.ts";

/** Some work of `works` to do, answered with how long it held up everything else in one turn at most, ms. */
export interface WorkAsked {
  readonly origin: string;
  readonly work: keyof ReturnType<typeof worksOn>;
}

/** Runs inside Electron: reads unreasonable answers over Electron's network stack, on the thread that owns everything. */
void app.whenReady().then(serve);

function serve(): void {
  const http = createElectronHttp(systemClock);
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  process.on("message", async ({ origin, work }: WorkAsked) => {
    // What the work before has left is none of this one's.
    collectGarbage();
    process.send?.(await worksOn(http, origin)[work]());
  });
  process.on("disconnect", () => app.exit());
  process.send?.("ready");
}

function worksOn(http: Http, origin: string) {
  const cases = largeAnswerCases(http, origin);
  const measured = (work: () => Promise<unknown>) => async () => (await longestTurn(work)).longest;
  return {
    idle: measured(() => wait(500)),
    json: measured(() => cases.json("/json-30")),
    "json-too-long": measured(() => cases.json("/json-40")),
    "json-nested": measured(() => cases.json("/json-nested")),
    xml: measured(() => cases.xml("/xml-20")),
    "xml-too-long": measured(() => cases.xml("/xml-62")),
    "xml-nested": measured(() => cases.xml("/xml-nested")),
    frames: measured(() => cases.frames()),
    list: () => largeList(http, origin),
    "receive-json": measured(() => received(http, `${origin}/json-30`)),
    "receive-xml": measured(() => received(http, `${origin}/xml-20`)),
    "receive-list": measured(() => received(http, `${origin}/mail/data`)),
    "receive-frames": measured(() => receivedFrames(origin)),
  };
}

/** The bytes alone, put together. */
async function received(http: Http, url: string): Promise<void> {
  const answer = await http({
    method: "GET",
    url,
    headers: {},
    body: null,
    timeout: 60_000,
    maxBytes: 64e6,
    signal: null,
  });
  if (!answer.ok) throw new Error(answer.error.detail);
}

async function receivedFrames(origin: string): Promise<void> {
  const socket = new WebSocket(origin.replace("http", "ws"), { perMessageDeflate: false });
  const { promise, resolve } = Promise.withResolvers<void>();
  let frames = 0;
  socket.on("message", () => {
    frames += 1;
    if (frames === 2) resolve();
  });
  await promise;
  socket.terminate();
}

/** Signs in to it; what is kept on the disk is closed after the measurement, as at quitting. */
async function largeList(http: Http, origin: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "parley-list-"));
  const desk = engineOnLargeList(http, origin, folder);
  const { longest } = await longestTurn(async () => {
    desk.start();
    while (!desk.isCaughtUp() || desk.archive.readFact("list.partial") !== "") await wait(20);
  });
  desk.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return longest;
}

function longestTurn(work: () => Promise<unknown>) {
  return blockageOf(work, () => performance.now());
}
