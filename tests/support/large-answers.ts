import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** A server with unreasonable answers, at paths of their own. */
export async function serveLargeAnswers(): Promise<{ readonly origin: string; readonly stop: () => Promise<unknown> }> {
  const worker = new Worker(new URL("./large-answers-worker.ts", import.meta.url));
  const [port] = await once(worker, "message");
  return { origin: `http://127.0.0.1:${port}`, stop: () => worker.terminate() };
}
