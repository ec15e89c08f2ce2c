import { readFile } from "node:fs/promises";
import type { Session } from "electron";
import { readPageStart } from "../../shared/ipc/page-start.ts";
import { appPath } from "./app-path.ts";
import { appScheme } from "./app-origin.ts";
import { contentPolicy, contentType } from "./content-policy.ts";

export interface ServedApp {
  /** The page has been asked for: Chromium starts its process now, and has no work for this thread meanwhile. */
  readonly isAskedFor: Promise<void>;
}

/** Serves the files of `root` (out/renderer) as `app://parley/…`, under the strict policy. */
export function serveApp(session: Session, root: string): ServedApp {
  return {
    isAskedFor: new Promise((resolve) => {
      session.protocol.handle(appScheme, async (request) => {
        const answered = await answer(root, request);
        setImmediate(resolve);
        return answered;
      });
    }),
  };
}

async function answer(root: string, request: Request): Promise<Response> {
  const file = request.method === "GET" ? appPath(root, request.url) : null;
  if (file === null) return new Response(null, { status: 404 });
  try {
    return new Response(await readFile(file), {
      headers: {
        "content-type": contentType(file),
        "content-security-policy": contentPolicy(readPageStart(request.url)),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}
