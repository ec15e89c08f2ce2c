import type { ConnectionEnd } from "../../electron/core/connection/connection-ends.ts";
import type { ConnectionStatus } from "../../shared/domain/connection/types.ts";
import type { Delivery } from "../../shared/domain/outbox/types.ts";
import type { Weather } from "./world.ts";

/** Where a fault meets the app. In each of them it comes at the very moment, and lasts. */
export const phases = {
  /** From the first question to a server on, and once more from the password on. */
  "sign-in": "signing in",
  /** The app starts with what it knows from before, and connects. */
  handshake: "connecting",
  /** The live connection stands, and its subscription is about to leave. */
  subscribe: "subscribing",
  /** Nothing happens, and somebody is at the machine. */
  idle: "idle",
  "idle, nobody there": "idle, nobody there",
  /** Three messages leave. */
  sending: "sending",
  /** The machine has woken, the list of conversations is there, and what was missed is about to be asked for. */
  "catch-up": "catching up",
} as const;
export type Phase = keyof typeof phases;
export type LivePhase = Exclude<Phase, "sign-in">;

export interface Trouble {
  readonly weather: Weather;
  /** Whoever is connected is cut off as it begins. */
  readonly cutsLines?: boolean;
  /** How long it lasts, s. */
  readonly lasts: number;
  readonly tls?: boolean;
}

/** A sentence in the status, by its name: of the table of line ends, or `no answers` of calls while a line is up. */
export type Reading = ConnectionEnd | "no answers";

/** What a person lives through. In every case nothing is lost, doubled or out of order, and the log tells it without a secret. */
export interface Outcome {
  /** The sentences that are read while it lasts, in order, each once. */
  readonly reads: readonly Reading[];
  /** When the first of them is there at the latest, s; `never`: there is none. */
  readonly noticed: number | "never";
  /** The state as it ends; an attempt that is under way counts as offline. */
  readonly state: Exclude<ConnectionStatus["state"], "connecting" | "signed-out">;
  /** Whether the screen then has what the server has. */
  readonly screen: "whole" | "behind";
  /** What messages that are not on the server yet show then. */
  readonly waiting: readonly Delivery["state"][];
  /** How long after its end all is as before at the latest, by itself, s. */
  readonly back: number;
}

/** What a person reads who wants to sign in, as `reason: sentence`, when it begins with the address or the password. */
export interface SignInOutcome {
  readonly address: string;
  readonly password: string;
}

/** It cannot meet the app there, and why; the outcome is that of fine weather. */
export interface Impossible {
  readonly because: string;
}

export interface Row {
  readonly name: string;
  readonly trouble: Trouble;
  readonly signIn: SignInOutcome | Impossible;
  readonly cells: Readonly<Record<LivePhase, Outcome>>;
}

/** The line stands, everything comes through, late at most. */
export const unnoticed: Outcome = {
  reads: [],
  noticed: "never",
  state: "online",
  screen: "whole",
  waiting: [],
  back: 0,
};

export const signedIn: SignInOutcome = { address: "signed in", password: "signed in" };

const noWebsocketYet: Impossible = { because: "signing in opens no live connection" };

const brokeOff = "unreachable: HOST did not answer to the end. Try again in a moment.";
const notNow = "server: HOST could not sign you in just now. Try again in a moment, or tell your IT.";
const noOdooBehind = (status: number) =>
  `server: HOST answers, but Odoo behind it does not (HTTP ${status}). Try again in a moment, or tell your IT.`;
const nobodyAnswers =
  "unreachable: HOST is there, but nothing answers at that address. Check the port, or ask your IT whether Odoo is running.";
const noSuchName =
  "unreachable: There is no server named HOST. Check the spelling, or whether you need your company's VPN.";
const notTrusted =
  "certificate: HOST could not prove that it is the server you mean: its certificate is not trusted on this computer. Your password was not sent. Ask your IT to install the company's certificate.";

const noOdoo =
  "not-odoo: HOST answers, but there is no Odoo at that address. Use the address that you open in your browser to work with Odoo; if a sign-in page of this network opens there instead, sign in first.";

const both = (sentence: string): SignInOutcome => ({ address: sentence, password: sentence });

/** No line, and nothing goes out. `reads`: what is read at once, and then. */
function offline(reads: readonly Reading[], back: number, more: Partial<Outcome> = {}): Outcome {
  return { reads, noticed: 0, state: "offline", screen: "behind", waiting: ["queued"], back, ...more };
}

/** News come in, and nothing goes out. */
function unanswered(noticed: number, back: number, screen: Outcome["screen"]): Outcome {
  return { reads: ["no answers"], noticed, state: "online", screen, waiting: ["sending", "queued"], back };
}

/** News by asking for them, everything goes out; `back` is the time until it is a websocket again. */
function polling(reads: readonly Reading[], back: number, noticed = 0): Outcome {
  return { reads, noticed, state: "polling", screen: "whole", waiting: [], back };
}

const nothingWritten = { waiting: [] } as const;

/** The same for whoever is at the machine and for nobody. */
const idle = (outcome: Outcome) => ({ idle: outcome, "idle, nobody there": outcome });

const allUnnoticed: Row["cells"] = {
  handshake: unnoticed,
  subscribe: unnoticed,
  ...idle(unnoticed),
  sending: unnoticed,
  "catch-up": unnoticed,
};

/** A fault that cuts off whoever is connected and lets nobody in, so that all phases come to the same. */
function away(how: Reading, back: number): Row["cells"] {
  return {
    handshake: offline([how], back),
    subscribe: offline(["cut-early", how], back),
    ...idle(offline(["cut", how], back, nothingWritten)),
    sending: offline(["cut", how], back),
    "catch-up": offline(["cut-early", how], back),
  };
}

/** A fault of live connections alone. */
function withoutWebsocket(how: Reading, back: number, noticed: number): Row["cells"] {
  return {
    handshake: polling([how], back, noticed),
    subscribe: polling(["cut-early", how], back),
    ...idle(polling(["cut", how], back)),
    sending: polling(["cut", how], back),
    "catch-up": polling(["cut-early", how], back),
  };
}

/** The table. Times are those of the worst throw of the dice. */
export const table: readonly Row[] = [
  {
    name: "1.5 s of latency",
    trouble: { weather: { type: "slow", latency: 1_500 }, lasts: 60 },
    signIn: signedIn,
    cells: allUnnoticed,
  },
  {
    name: "up to 2 s of jitter",
    trouble: { weather: { type: "slow", latency: 100, jitter: 2_000 }, lasts: 60 },
    signIn: signedIn,
    cells: allUnnoticed,
  },
  {
    name: "1 kB/s",
    trouble: { weather: { type: "slow", bytesPerSecond: 1_000 }, lasts: 120 },
    signIn: signedIn,
    cells: allUnnoticed,
  },
  {
    name: "cut after 150 bytes to the server",
    trouble: { weather: { type: "cut", toServer: 150 }, lasts: 60 },
    signIn: { address: brokeOff, password: notNow },
    cells: {
      handshake: offline(["broken"], 60),
      subscribe: offline(["cut-early", "broken"], 60),
      ...idle(unnoticed),
      sending: unanswered(2, 65, "behind"),
      "catch-up": unanswered(0, 5, "behind"),
    },
  },
  {
    name: "cut after 60 bytes to the client",
    trouble: { weather: { type: "cut", toClient: 60 }, lasts: 60 },
    signIn: { address: brokeOff, password: notNow },
    cells: away("broken", 60),
  },
  {
    name: "half-open for 20 s",
    trouble: { weather: { type: "half-open" }, lasts: 20 },
    signIn: { address: brokeOff, password: notNow },
    cells: {
      handshake: offline([], 0, { noticed: "never" }),
      subscribe: offline(["mute"], 15, { noticed: 20, waiting: ["sending", "queued"] }),
      idle: offline(["silent"], 0, { noticed: 20, ...nothingWritten }),
      "idle, nobody there": { ...unnoticed, screen: "behind" },
      sending: offline(["silent"], 0, { noticed: 20, waiting: ["sending", "queued"] }),
      "catch-up": offline(["silent"], 0, { noticed: 20, waiting: ["sending", "queued"] }),
    },
  },
  {
    name: "half-open for 130 s",
    trouble: { weather: { type: "half-open" }, lasts: 130 },
    signIn: { address: brokeOff, password: notNow },
    cells: {
      handshake: offline(["timeout"], 60, { noticed: 30 }),
      subscribe: offline(["mute", "timeout"], 15, { noticed: 20 }),
      idle: offline(["silent", "timeout"], 60, { noticed: 20, ...nothingWritten }),
      "idle, nobody there": offline(["silent", "timeout"], 60, { noticed: 45, ...nothingWritten }),
      sending: offline(["silent", "timeout"], 60, { noticed: 20 }),
      "catch-up": offline(["silent", "timeout"], 60, { noticed: 20 }),
    },
  },
  {
    name: "reset",
    trouble: { weather: { type: "reset" }, lasts: 60 },
    signIn: { address: brokeOff, password: notNow },
    cells: away("broken", 60),
  },
  {
    name: "refused for 31 s",
    trouble: { weather: { type: "refuse" }, cutsLines: true, lasts: 31 },
    signIn: both(nobodyAnswers),
    cells: away("connection-refused", 30),
  },
  {
    name: "certificate that does not hold",
    trouble: { weather: { type: "certificate", is: "untrusted" }, cutsLines: true, lasts: 60, tls: true },
    signIn: both(notTrusted),
    cells: away("certificate", 60),
  },
  {
    name: "502 page",
    trouble: { weather: { type: "page", page: 502 }, cutsLines: true, lasts: 60 },
    signIn: { address: noOdooBehind(502), password: notNow },
    cells: away("http-down", 60),
  },
  {
    name: "502 page, live connections spared",
    trouble: { weather: { type: "page", page: 502, only: "http" }, lasts: 60 },
    signIn: { address: noOdooBehind(502), password: notNow },
    cells: {
      handshake: offline(["http-down"], 60),
      subscribe: unanswered(0, 5, "behind"),
      ...idle(unnoticed),
      sending: unanswered(2, 65, "behind"),
      "catch-up": unanswered(0, 5, "behind"),
    },
  },
  {
    name: "Cloudflare's 524 page",
    trouble: { weather: { type: "page", page: 524 }, cutsLines: true, lasts: 60 },
    signIn: { address: noOdooBehind(524), password: notNow },
    cells: away("http-cloudflare", 60),
  },
  {
    name: "page of a captive portal",
    trouble: { weather: { type: "page", page: 200 }, cutsLines: true, lasts: 60 },
    signIn: both(noOdoo),
    cells: away("http-page", 60),
  },
  {
    name: "captive portal, live connections spared",
    trouble: { weather: { type: "page", page: 200, only: "http" }, lasts: 60 },
    signIn: both(noOdoo),
    cells: {
      handshake: offline(["http-page"], 60),
      subscribe: unanswered(0, 5, "behind"),
      ...idle(unnoticed),
      sending: unanswered(2, 65, "behind"),
      "catch-up": unanswered(0, 5, "behind"),
    },
  },
  {
    name: "idle lines cut after 100 s",
    trouble: { weather: { type: "idle-cut", after: 100_000 }, lasts: 600 },
    signIn: { because: "signing in leaves no line idle" },
    cells: allUnnoticed,
  },
  {
    name: "name not found",
    trouble: { weather: { type: "name-unknown" }, cutsLines: true, lasts: 60 },
    signIn: both(noSuchName),
    cells: away("name-not-resolved", 60),
  },
  {
    name: "101 that never speaks",
    trouble: { weather: { type: "mute-websocket" }, cutsLines: true, lasts: 180 },
    signIn: noWebsocketYet,
    cells: withoutWebsocket("mute", 120, 20),
  },
  {
    name: "upgrade refused with 500",
    trouble: { weather: { type: "upgrade-refused", status: 500 }, cutsLines: true, lasts: 180 },
    signIn: noWebsocketYet,
    cells: withoutWebsocket("http-unbound", 60, 0),
  },
];
