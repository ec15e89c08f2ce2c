import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { live, signInUnder, type Lived } from "./live.ts";
import { withTable } from "./readme.ts";
import { phases, signedIn, table, type LivePhase, type Outcome, type Row, type SignInOutcome } from "./table.ts";

const livePhases = Object.keys(phases).filter((phase): phase is LivePhase => phase !== "sign-in");

/** As expected, when no time was longer than it says. */
function within(lived: Lived<Outcome>, { noticed, back }: Outcome): Lived<Outcome> {
  const isInTime = noticed !== "never" && lived.noticed !== "never" && lived.noticed <= noticed;
  return {
    ...lived,
    noticed: isInTime ? noticed : lived.noticed,
    back: lived.back <= back ? back : lived.back,
  };
}

function expectedOf({ signIn }: Row): SignInOutcome {
  return "because" in signIn ? signedIn : signIn;
}

describe.each(table)("$name", (row) => {
  test("signing in", async () => {
    expect(await signInUnder(row.trouble)).toEqual({ ...expectedOf(row), flaws: [] });
  });

  test.each(livePhases)("%s", async (phase) => {
    const expected = row.cells[phase];
    expect(within(await live(row.trouble, phase), expected)).toEqual({ ...expected, flaws: [] });
  });
});

test.each(["expired", "wrong-name", "incomplete-chain"] as const)(
  "a certificate that is %s comes to the same as one that nobody vouches for",
  async (is) => {
    const row = table.find(({ trouble }) => trouble.weather.type === "certificate");
    if (!row) throw new Error("there is no row of certificates");
    const trouble = { ...row.trouble, weather: { type: "certificate", is } } as const;
    expect(await signInUnder(trouble)).toEqual({ ...expectedOf(row), flaws: [] });
    const { handshake } = row.cells;
    expect(within(await live(trouble, "handshake"), handshake)).toEqual({ ...handshake, flaws: [] });
  },
);

test("the README beside it shows this very table: vitest writes it there with -u", async () => {
  const path = new URL("README.md", import.meta.url).pathname;
  await expect(withTable(readFileSync(path, "utf8"))).toMatchFileSnapshot(path);
});
