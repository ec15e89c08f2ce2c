import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  database,
  host,
  isConnected,
  networkAddress,
  page,
  seen,
  type Diagnosis,
  type Step,
  type StepName,
  type Verdict,
} from "../../../shared/doctor/diagnosis.ts";
import { asText, headline, plain } from "../../../shared/doctor/text.ts";
import { printable } from "../../../shared/names/printable.ts";
import { english } from "../../../shared/text/languages.ts";
import { coded, type Private } from "../../../shared/text/catalogue.ts";
import { listed } from "../../../shared/text/listed.ts";
import { advice } from "../../../shared/text/en/advice.ts";
import { doctor } from "../../../shared/text/en/doctor.ts";

const server = host("odoo.example.com");

test("a diagnosis reads line by line, with the advice below what failed", () => {
  expect(asText(example, english, { redact: false })).toBe(
    [
      "Connection doctor: Not connected (TCP connection)",
      "Odoo 18.0, database main",
      "ok      Name resolution: odoo.example.com is 192.0.2.7 (3 ms)",
      "FAILED  TCP connection: ECONNREFUSED (12 ms)",
      "        → The server sends visitors on to odoo.example.com: use that as the address.",
      "skipped HTTP because “TCP connection” has to be settled first",
    ].join("\n"),
  );
});

test.each([
  ["\u001b[2J\u001b]0;owned\u0007nginx", "[2J]0;ownednginx"],
  ["one\r\nFAILED  two\u2028three\tfour", "one FAILED two three four"],
  ["\u202eevil\u202c \u2066a\u2069\u200b\ufeff", "evil a"],
  ["\u009b31m half \ud83d", "31m half"],
  ["👨‍👩‍👧 שלום", "\u2068👨‍👩‍👧 שלום\u2069"],
  [`session_id=${"s3cret-".repeat(60)}`, "session_id=[redacted]"],
])("what a server says as %j is told as %j, private or not", (said, told) => {
  expect(plain(english, seen(said))).toBe(told);
  expect(plain(english, seen(page(said)))).toBe(told);
  expect(plain(english, seen(host(said)))).toBe(told);
});

test("of a long text the beginning is told, and no half of a secret", () => {
  expect(plain(english, seen("ten letters".repeat(1_000)))).toBe(`${"ten letters".repeat(28).slice(0, 300)}…`);
  expect(plain(english, seen(`${"word ".repeat(58)}session_id=${"s3cret-".repeat(60)}`))).toBe(
    `${"word ".repeat(58)}session_id…`,
  );
});

test("redacted, the same thing has the same number wherever it stands", () => {
  expect(asText(example, english, { redact: true })).toBe(
    [
      "Connection doctor: Not connected (TCP connection)",
      "Odoo 18.0, database [database 1]",
      "ok      Name resolution: [host 1] is [network address 1] (3 ms)",
      "FAILED  TCP connection: ECONNREFUSED (12 ms)",
      "        → The server sends visitors on to [host 1]: use that as the address.",
      "skipped HTTP because “TCP connection” has to be settled first",
    ].join("\n"),
  );
});

test("a warning keeps nobody from being connected", () => {
  const step: Step = {
    name: "proxy",
    took: 1,
    found: null,
    verdict: { state: "warning", advice: coded("advice.updated") },
  };
  expect(headline({ steps: [step], serverVersion: null, database: null })).toEqual(coded("doctor.connected"));
});

test("a live connection that could not even be tried is no success", () => {
  const verdict: Verdict = { state: "skipped", because: coded("because.several-databases") };
  const diagnosis: Diagnosis = {
    steps: [{ name: "upgrade", took: 0, found: null, verdict }],
    serverVersion: "18.0",
    database: null,
  };
  expect([headline(diagnosis), isConnected(diagnosis)]).toEqual([coded("doctor.unfinished"), false]);
});

test("a live connection that is no part of the way is no reason to doubt", () => {
  const verdict: Verdict = { state: "unused", because: coded("because.key-without-line") };
  const diagnosis = diagnosisOf({ name: "upgrade", took: 0, found: null, verdict });
  expect([isConnected(diagnosis), asText(diagnosis, english, { redact: true })]).toEqual([
    true,
    "Connection doctor: Successfully connected\nunused  Live connection: upgrade is no part of this way: an API key opens no live connection, so Parley asks for news instead",
  ]);
});

test("every advice is one sentence that says what to change", () => {
  const sentences = Object.values(advice);
  expect(sentences.filter((sentence) => !/^[A-Z{].*[^.]\.$/.test(sentence) || /[a-z]\. [A-Z]/.test(sentence))).toEqual(
    [],
  );
});

const odooSession = fc.stringMatching(/^[A-Za-z0-9_-]{84}$/);
const apiKey = fc.stringMatching(/^[0-9a-f]{40}$/);
const password = fc.stringMatching(/^[A-Za-z0-9!$%*+?_-]{8,30}$/);

/** A secret, and a text in which a server, a proxy or an address might repeat it. */
const leak = fc.oneof(
  odooSession.map((secret) => [secret, `session_id=${secret}; Path=/`] as const),
  odooSession.map((secret) => [secret, secret] as const),
  apiKey.map((secret) => [secret, `key ${secret} refused`] as const),
  password.map((secret) => [secret, `http://carol:${secret}@proxy.example:3128`] as const),
  password.map((secret) => [secret, `{"login": "x", "password": "${secret}"}`] as const),
  password.map((secret) => [secret, `csrf_token=${secret}&access_token=${secret}`] as const),
);

test("no secret gets through, wherever in a diagnosis it stands, redacted or not", () => {
  fc.assert(
    fc.property(
      leak,
      fc.string(),
      fc.string(),
      fc.boolean(),
      fc.boolean(),
      ([secret, text], before, after, hides, redact) => {
        const around = `${before} ${text} ${after}`;
        const part = hides ? host(around) : around;
        expect(asText(withPart(part), english, { redact })).not.toContain(secret);
      },
    ),
  );
});

test("redacted, nothing private gets through, whatever it is", () => {
  const kind = fc.constantFrom<Private["as"]>("host", "network-address", "database", "login", "certificate", "page");
  // Marked, so that it cannot happen to be a word of ours.
  const text = fc.string().map((rest) => `\u2603${rest}\u2603`);
  fc.assert(
    fc.property(fc.array(fc.record({ private: text, as: kind }), { minLength: 1 }), (parts) => {
      const told = parts.map((part) => asText(withPart(part), english, { redact: true })).join("\n");
      expect(told).not.toContain("\u2603");
    }),
  );
});

test("the numbers of a redacted text tell different things apart", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 9, selector: printable }), (names) => {
      const found = listed("list.comma", names.map(database));
      const told = asText(diagnosisOf({ name: "databases", took: 0, found, verdict: { state: "ok" } }), english, {
        redact: true,
      });
      expect(told).toContain(names.map((_name, index) => `[database ${index + 1}]`).join(", "));
    }),
  );
});

/** The same piece in every place that a diagnosis has for one. */
function withPart(part: string | Private): Diagnosis {
  const names = Object.keys(doctor).flatMap((key) => (key.startsWith("step.") ? [key.slice(5) as StepName] : []));
  const steps = names.map((name, index): Step => {
    const states = [
      { state: "ok" },
      { state: "warning", advice: coded("advice.only-direct", { proxy: part }) },
      { state: "failed", advice: coded("literal", { text: part }) },
      { state: "skipped", because: coded("because.step", { step: part }) },
      { state: "unused", because: coded("because.step", { step: part }) },
    ] as const;
    return {
      name,
      took: index,
      found: coded("found.sent-on", { found: "seen", target: part }),
      verdict: states[index % states.length] ?? { state: "ok" },
    };
  });
  return {
    steps,
    serverVersion: typeof part === "string" ? part : "18.0",
    database: typeof part === "string" ? null : part,
  };
}

function diagnosisOf(step: Step): Diagnosis {
  return { steps: [step], serverVersion: null, database: null };
}

const example: Diagnosis = {
  serverVersion: "18.0",
  database: database("main"),
  steps: [
    {
      name: "name",
      took: 3,
      found: coded("found.addresses", { host: server, addresses: networkAddress("192.0.2.7") }),
      verdict: { state: "ok" },
    },
    {
      name: "tcp",
      took: 12,
      found: seen("ECONNREFUSED"),
      verdict: { state: "failed", advice: coded("advice.secure-instead", { origin: server }) },
    },
    {
      name: "http",
      took: 0,
      found: null,
      verdict: { state: "skipped", because: coded("because.step", { step: coded("step.tcp") }) },
    },
  ],
};
