import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { printable } from "../../../shared/names/printable.ts";
import { metPage } from "../../core/workspace/failure-texts.ts";
import type { HttpFault, HttpResponse } from "../../core/ports/http.ts";
import type { ServerFailure } from "../../core/ports/server.ts";
import { asksForPassword, beginningOf, titleOf } from "../http/foreign-page.ts";
import { saysDatabaseIsMissing, saysTooMany } from "../http/failure-words.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";
import { cut } from "../../../shared/names/cut.ts";

/** No usable answer: what stands in the way, and what the person can do about it. */
export function problemOfFault(origin: string, fault: HttpFault): SignInProblem {
  const host = new URL(origin).host;
  switch (fault.type) {
    case "name-not-resolved":
      return unreachable(coded("sign-in.no-such-server", { host }));
    case "refused":
      return unreachable(coded("sign-in.refused", { host }));
    case "unreachable":
      return unreachable(
        /EPROTO|SSL|TLS/.test(fault.detail)
          ? coded("sign-in.no-https", { host })
          : coded("sign-in.unreachable", { host }),
      );
    case "certificate":
      return {
        reason: "certificate",
        text: coded("sign-in.certificate", { host }),
      };
    case "client-certificate":
      return {
        reason: "certificate",
        text: coded("sign-in.client-certificate", { host }),
      };
    case "timeout":
    case "broken":
    case "aborted":
    case "held-back":
      return unreachable(coded("sign-in.no-whole-answer", { host }));
    case "too-large":
      return notOdoo(host);
  }
}

/** Something answered that is not Odoo's JSON. */
export function problemOfPage(
  origin: string,
  response: HttpResponse,
  otherwise: SignInProblem = notOdoo(new URL(origin).host),
): SignInProblem {
  const host = new URL(origin).host;
  const text = beginningOf(response.body);
  const location = response.headers.get("location")?.[0];
  if (response.status >= 300 && response.status < 400 && location !== undefined)
    return problemOfRedirect(origin, location) ?? otherwise;
  if (response.status >= 500)
    return {
      reason: "server",
      text: coded("sign-in.proxy-without-odoo", { host, status: response.status }),
    };
  if (asksForPassword(text))
    return {
      reason: "not-odoo",
      text: coded("sign-in.portal", { host }),
    };
  if (response.status === 401 || response.status === 403)
    return {
      reason: "not-odoo",
      text: coded("sign-in.permission", { host, status: response.status }),
    };
  return otherwise;
}

/** Null: it leads nowhere else. */
function problemOfRedirect(origin: string, location: string): SignInProblem | null {
  const host = new URL(origin).host;
  const target = URL.canParse(location, origin) ? new URL(location, origin) : null;
  if (target === null) return null;
  if (origin.startsWith("https:") && target.protocol === "http:" && target.hostname === new URL(origin).hostname)
    return {
      reason: "address",
      text: coded("sign-in.to-plain-http", { host, target: target.origin }),
    };
  if (target.host === host) return null;
  return {
    reason: "address",
    text: coded("sign-in.elsewhere", { host, target: target.host, origin: target.origin }),
  };
}

/** Odoo answered, and the answer is no. */
export function problemOfFailure(origin: string, database: string, failure: ServerFailure): SignInProblem {
  const host = new URL(origin).host;
  switch (failure.type) {
    case "offline":
      return problemOfFault(origin, failure.fault);
    case "unanswered":
    case "busy":
    case "malformed":
      if (metPage(failure)) return notOdoo(host);
      if (saysTooMany(failure.detail)) return tooManyAttempts;
      return saysDatabaseIsMissing(failure.detail)
        ? noSuchDatabase(host, database)
        : {
            reason: "server",
            text: coded("sign-in.server", { host }),
          };
    case "signed-out":
      return {
        reason: "server",
        text: coded("sign-in.closed-at-once", { host }),
      };
    case "refused":
      if (saysDatabaseIsMissing(failure.reason)) return noSuchDatabase(host, database);
      if (saysTooMany(failure.reason)) return tooManyAttempts;
      if (failure.kind === "access")
        return {
          reason: "credentials",
          text: coded("sign-in.credentials"),
        };
      return { reason: "server", text: coded("sign-in.refused-because", { host, reason: printable(failure.reason) }) };
  }
}

/** The question whether to send the secret all the same. */
export function plainHttp(origin: string): SignInProblem {
  const { host } = new URL(origin);
  return {
    reason: "plain-http",
    origin,
    text: coded("sign-in.plain-http", { host }),
  };
}

const tooManyAttempts: SignInProblem = {
  reason: "credentials",
  text: coded("sign-in.too-many-attempts"),
};

export function severalDatabases(names: readonly string[]): SignInProblem {
  const first = names.slice(0, 5).map(printable);
  return {
    reason: "database",
    text: coded("sign-in.several-databases", {
      names: `${first.join(", ")}${names.length > first.length ? ", …" : ""}`,
    }),
  };
}

export const unnamedDatabase: SignInProblem = {
  reason: "database",
  text: coded("sign-in.unnamed-database"),
};

export const secondFactor: SignInProblem = {
  reason: "two-factor",
  text: coded("sign-in.two-factor"),
};

export const keyAsPassword: SignInProblem = {
  reason: "credentials",
  text: coded("sign-in.key-as-password"),
};

export const notAKey: SignInProblem = {
  reason: "credentials",
  text: coded("sign-in.not-a-key"),
};

export const wrongKey: SignInProblem = {
  reason: "credentials",
  text: coded("sign-in.wrong-key"),
};

export function unsupportedByKey(version: string): SignInProblem {
  return {
    reason: "unsupported",
    text: coded("sign-in.version-for-key", { version: printable(version) }),
  };
}

/** Something else answers where Odoo's XML-RPC should be: what may be the cause, and what to try. */
export function noXmlRpc(origin: string, answered: string): SignInProblem {
  const title = titleOf(answered);
  const page = title === null ? coded("sign-in.no-xml") : coded("sign-in.web-page", { title: cut(title, 100) });
  const { port, hostname } = new URL(origin);
  const text =
    port === ""
      ? coded("sign-in.no-xml-rpc-own-port", { origin, page, ownPort: `http://${hostname}:8069` })
      : coded("sign-in.no-xml-rpc", { origin, page });
  return { reason: "not-odoo", text };
}

export function unsupportedVersion(given: string): SignInProblem {
  const version = printable(given);
  const text = /^(?:saas~)?1[67]\b/.test(given)
    ? coded("sign-in.version-for-password", { version })
    : coded("sign-in.version", { version });
  return { reason: "unsupported", text };
}

export const notInternal: SignInProblem = {
  reason: "unsupported",
  text: coded("sign-in.portal-account"),
};

export const noDiscuss: SignInProblem = {
  reason: "unsupported",
  text: coded("sign-in.no-discuss"),
};

export function notOdoo(host: string): SignInProblem {
  return {
    reason: "not-odoo",
    text: coded("sign-in.not-odoo", { host }),
  };
}

function noSuchDatabase(host: string, database: string): SignInProblem {
  return { reason: "database", text: coded("sign-in.no-such-database", { database, host }) };
}

function unreachable(text: CodedText): SignInProblem {
  return { reason: "unreachable", text };
}
