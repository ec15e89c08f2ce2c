import { limitsOf } from "../../shared/pictures/limits.ts";
import { err, ok } from "../../shared/result.ts";
import type { Http, HttpRequest } from "../core/ports/http.ts";
import type { Log } from "../core/ports/log.ts";
import type { FetchRemotePicture } from "../core/app/remote-pictures.ts";
import type { ServerFailure } from "../core/ports/server.ts";
import { networkScope, type NetworkScope } from "./network-scope.ts";
import { coded } from "../../shared/text/catalogue.ts";

const hopsAtMost = 5;
const timeout = 30_000;

/**
 * Fetches a picture of another server, as somebody of whom it learns nothing: no cookie, no referrer, no name.
 *
 * [RP2] A redirect is followed only to https.
 * [RP3] No message can make Parley ask something inside the person's network, or on their machine, unless the server of
 *       the workspace lives there itself. That is looked up before each request; whoever can answer our system's name
 *       servers differently from one moment to the next could still get around it.
 *
 * @param resolveHost the IP addresses of a host; none when it cannot be found
 * @param findProxy the proxy for a URL, null for none; behind one, only the proxy may know the outer names
 */
export function createRemotePictureFetch(parts: {
  readonly http: Http;
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  readonly findProxy: (url: string) => Promise<string | null>;
  readonly log: Log;
}): FetchRemotePicture {
  const { http, resolveHost, findProxy, log } = parts;

  async function scopesOf({ hostname }: URL): Promise<ReadonlySet<NetworkScope>> {
    const literal = networkScope(hostname.replace(/^\[|\]$/g, ""));
    if (literal !== null) return new Set([literal]);
    return new Set((await resolveHost(hostname)).map((address) => networkScope(address) ?? "none"));
  }

  async function mayAsk(url: URL, server: string): Promise<boolean> {
    const scopes = await scopesOf(url);
    if (scopes.size === 0) return url.hostname.includes(".") && (await findProxy(url.href)) !== null;
    const home = scopes.has("private") || scopes.has("loopback") ? await scopesOf(new URL(server)) : new Set();
    return [...scopes].every((scope) => scope === "public" || (scope !== "none" && home.has(scope)));
  }

  return async (address, server, signal) => {
    let url = plainUrl(address, null);
    for (let hop = 0; hop <= hopsAtMost && url !== null; hop += 1) {
      if (!(await mayAsk(url, server))) {
        log("warn", "remote-picture-refused", { hop });
        return notAllowed;
      }
      const response = await http({ ...request, url: url.href, signal });
      if (!response.ok) return err(unanswered(response.error.type, response.error));
      const { status, headers, body } = response.value;
      const target = status >= 300 && status < 400 ? headers.get("location")?.[0] : undefined;
      if (target === undefined) {
        if (status !== 200) return err(unanswered(`HTTP ${status}`, status));
        return ok({ mimetype: "application/octet-stream", bytes: body, isImmutable: true });
      }
      const next = plainUrl(target, url);
      url = next?.protocol === "https:" ? next : null;
    }
    return notAllowed;
  };
}

const request: Omit<HttpRequest, "url" | "signal"> = {
  method: "GET",
  headers: { accept: "image/*", "user-agent": "Mozilla/5.0" },
  body: null,
  timeout,
  maxBytes: limitsOf({ type: "remote-picture" }).bytes,
  priority: "file",
};

/** Without a name and a password that may stand in it. Null when it is no address of the web. */
function plainUrl(address: string, base: URL | null): URL | null {
  if (!URL.canParse(address, base?.href)) return null;
  const url = new URL(address, base?.href);
  url.username = "";
  url.password = "";
  return url.protocol === "https:" || url.protocol === "http:" ? url : null;
}

const notAllowed = err({
  type: "refused" as const,
  kind: "access" as const,
  reason: "",
  because: coded("refused.picture-address"),
});

function unanswered(detail: string, instead: Extract<ServerFailure, { type: "unanswered" }>["instead"]): ServerFailure {
  return { type: "unanswered", detail, ...(instead === undefined ? {} : { instead }) };
}
