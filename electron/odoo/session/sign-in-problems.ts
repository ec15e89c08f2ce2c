import type { SignInProblem } from "../../../shared/ipc/ipc.ts";
import { printable } from "../../../shared/names/printable.ts";
import { metPage } from "../../core/workspace/failure-sentences.ts";
import type { HttpFault, HttpResponse } from "../../core/ports/http.ts";
import type { ServerFailure } from "../../core/ports/server.ts";
import { asksForPassword, beginningOf } from "../http/foreign-page.ts";
import { saysDatabaseIsMissing, saysTooMany } from "../http/failure-words.ts";

/** No usable answer: what stands in the way, and what the person can do about it. */
export function problemOfFault(origin: string, fault: HttpFault): SignInProblem {
  const host = new URL(origin).host;
  switch (fault.type) {
    case "name-not-resolved":
      return unreachable(
        `There is no server named ${host}. Check the spelling, or whether you need your company's VPN.`,
      );
    case "refused":
      return unreachable(
        `${host} is there, but nothing answers at that address. Check the port, or ask your IT whether Odoo is running.`,
      );
    case "unreachable":
      return unreachable(
        /EPROTO|SSL|TLS/.test(fault.detail)
          ? `${host} does not speak https. If your Odoo really has no encryption, type http:// in front of its address.`
          : `${host} cannot be reached. Check your network connection, or whether you need your company's VPN.`,
      );
    case "certificate":
      return {
        reason: "certificate",
        sentence: `${host} could not prove that it is the server you mean: its certificate is not trusted on this computer. Your password was not sent. Ask your IT to install the company's certificate.`,
      };
    case "client-certificate":
      return {
        reason: "certificate",
        sentence: `${host} asks for a certificate of your own, and Parley has none to give yet. Your password was not sent. Ask your IT whether Odoo can be reached without one.`,
      };
    case "timeout":
    case "broken":
    case "aborted":
    case "held-back":
      return unreachable(`${host} did not answer to the end. Try again in a moment.`);
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
      sentence: `${host} answers, but Odoo behind it does not (HTTP ${response.status}). Try again in a moment, or tell your IT.`,
    };
  if (asksForPassword(text))
    return {
      reason: "not-odoo",
      sentence: `${host} answers with a sign-in page of its own, such as a VPN portal or a network login. Open it in your browser, sign in there, and try again.`,
    };
  if (response.status === 401 || response.status === 403)
    return {
      reason: "not-odoo",
      sentence: `${host} lets nobody in without permission of its own (HTTP ${response.status}), before Odoo is even asked. Ask your IT.`,
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
      sentence: `${host} sends visitors on to ${target.origin}, where nothing is encrypted. Nothing was sent there. Ask your IT to have Odoo answer over https.`,
    };
  if (target.host === host) return null;
  return {
    reason: "address",
    sentence: `${host} sends visitors on to ${target.host}. If that is your Odoo, use ${target.origin} as the address; if it is the sign-in page of this network, sign in there with your browser first.`,
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
            sentence: `${host} could not sign you in just now. Try again in a moment, or tell your IT.`,
          };
    case "signed-out":
      return {
        reason: "server",
        sentence: `${host} opened a session and closed it at once. Try again, or tell your IT.`,
      };
    case "refused":
      if (saysDatabaseIsMissing(failure.reason)) return noSuchDatabase(host, database);
      if (saysTooMany(failure.reason)) return tooManyAttempts;
      if (failure.kind === "access")
        return {
          reason: "credentials",
          sentence: "Login or password is wrong, or the account has been disabled.",
        };
      return { reason: "server", sentence: `${host} refused to sign you in: ${printable(failure.reason)}` };
  }
}

/** The question whether to send the secret all the same. */
export function plainHttp(origin: string): SignInProblem {
  const { host } = new URL(origin);
  return {
    reason: "plain-http",
    origin,
    sentence: `${host} can be reached without encryption only. Nothing was sent there yet.`,
  };
}

const tooManyAttempts: SignInProblem = {
  reason: "credentials",
  sentence: "There were too many wrong attempts. Wait a minute, then try again with care.",
};

export function severalDatabases(names: readonly string[]): SignInProblem {
  return {
    reason: "database",
    sentence: `This server has several databases (${names.slice(0, 5).map(printable).join(", ")}${names.length > 5 ? ", …" : ""}). Choose yours.`,
  };
}

export const unnamedDatabase: SignInProblem = {
  reason: "database",
  sentence: "This server does not tell which databases it has. Type the name of yours; your IT knows it.",
};

const howToGetAKey = "You make one in Odoo, under Preferences > Account Security > New API Key.";

export const secondFactor: SignInProblem = {
  reason: "two-factor",
  sentence: `This account has two-factor sign-in, for which a password is not enough. An API key works: choose “Use an API key”. ${howToGetAKey}`,
};

export const keyAsPassword: SignInProblem = {
  reason: "credentials",
  sentence:
    "That looks like an API key, and Odoo takes none as a password. Choose “Use an API key” and enter it there.",
};

export const notAKey: SignInProblem = {
  reason: "credentials",
  sentence: `That is not an API key: one has 40 characters, 0 to 9 and a to f. A password does not belong here. ${howToGetAKey}`,
};

export const wrongKey: SignInProblem = {
  reason: "credentials",
  sentence: `Login or API key is wrong, the key has expired or was revoked, or the account has been disabled. ${howToGetAKey}`,
};

export function unsupportedByKey(version: string): SignInProblem {
  return {
    reason: "unsupported",
    sentence: `This server runs Odoo ${printable(version)}. With an API key Parley works with Odoo 16 to 18.`,
  };
}

/** As the client words it, which knows what it asked. */
export function noXmlRpc(sentence: string): SignInProblem {
  return { reason: "not-odoo", sentence };
}

export function unsupportedVersion(version: string): SignInProblem {
  const works = /^(?:saas~)?1[67]\b/.test(version)
    ? "With a password Parley works with Odoo 18 only; an API key opens this one."
    : "Parley works with Odoo 18.";
  return { reason: "unsupported", sentence: `This server runs Odoo ${printable(version)}. ${works}` };
}

export const notInternal: SignInProblem = {
  reason: "unsupported",
  sentence:
    "This is a portal account. Discuss, which Parley shows, is for internal users; ask your IT for such an account.",
};

export const noDiscuss: SignInProblem = {
  reason: "unsupported",
  sentence: "Discuss is not installed on this database. Ask your IT to install it.",
};

export function notOdoo(host: string): SignInProblem {
  return {
    reason: "not-odoo",
    sentence: `${host} answers, but there is no Odoo at that address. Use the address that you open in your browser to work with Odoo; if a sign-in page of this network opens there instead, sign in first.`,
  };
}

function noSuchDatabase(host: string, database: string): SignInProblem {
  return { reason: "database", sentence: `There is no database named “${database}” on ${host}. Check the name.` };
}

function unreachable(sentence: string): SignInProblem {
  return { reason: "unreachable", sentence };
}
