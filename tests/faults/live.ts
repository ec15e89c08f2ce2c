import { connectionEnds, type ConnectionEnd } from "../../electron/core/connection/connection-ends.ts";
import { blockReasonText } from "../../electron/core/connection/block-reason.ts";
import type { ConnectionStatus } from "../../shared/domain/connection/types.ts";
import type { Instant } from "../../shared/domain/instant.ts";
import { flawsOfLog } from "./log-flaws.ts";
import type { LivePhase, Outcome, Reading, SignInOutcome, Trouble } from "./table.ts";
import { createWorld, type Desk, type World } from "./world.ts";
import { english } from "../../shared/text/languages.ts";
import { isSameText } from "../../shared/text/same-text.ts";

/** What was lived through, and what must never be: empty when all is well. */
export type Lived<T> = T & { readonly flaws: readonly string[] };

/** Longer than anything here may take, ms. */
const patience = 15 * 60_000;
/** So long the machine sleeps, and so long nothing happens before an idle phase, ms: longer than any doubt lasts. */
const rest = 120_000;

/** Each wait is as long as it can be: what comes out in time does so with every throw of the dice. */
const worstDice = () => 0.999;

/** Signs in while it lasts, from the first question on and from the password on; then once more when it is over. */
export async function signInUnder(trouble: Trouble): Promise<Lived<SignInOutcome>> {
  const address = await signInFrom(trouble, /\/version_info$/u);
  const password = await signInFrom(trouble, /\/authenticate$/u);
  return { address: address.outcome, password: password.outcome, flaws: [...address.flaws, ...password.flaws] };
}

function signInFrom(trouble: Trouble, path: RegExp): Promise<Lived<{ readonly outcome: string }>> {
  return inWorld(trouble, async (world) => {
    const logged = world.log.length;
    const begun = Promise.withResolvers<void>();
    const signingIn = world.signIn({
      path,
      async run() {
        await world.set(trouble.weather, trouble.cutsLines);
        await world.clock.settle();
        begun.resolve();
      },
    });
    await begun.promise;
    const result = await settled(world, signingIn);
    await world.set(null);
    const again = await settled(world, world.signIn());
    return {
      outcome: result.ok
        ? "signed in"
        : `${result.error.reason}: ${english.say(result.error.text)}`.replaceAll(world.host, "HOST"),
      flaws: [
        ...(again.ok ? [] : [`it does not work afterwards: ${english.say(again.error.text)}`]),
        ...flawsOfLog(world.log.slice(logged), world.secrets, result.ok ? [] : ["sign-in-failed"]),
      ],
    };
  });
}

/** Alice's app lives through it, while Bob writes and, unless all is idle, she does too. */
export function live(trouble: Trouble, phase: LivePhase): Promise<Lived<Outcome>> {
  return inWorld(trouble, async (world) => {
    const { clock } = world;
    const readings: { readonly at: Instant; readonly status: ConnectionStatus }[] = [];
    let begun: Instant = Infinity;
    const begin = async () => {
      begun = clock.now();
      await world.set(trouble.weather, trouble.cutsLines);
    };
    /** What is waited for before it begins: a state of the connection, or an event. */
    let cue: string | null = null;
    const openDesk = (): Desk => {
      const desk = world.open({
        hear(event) {
          if (event.type === "connection-changed") readings.push({ at: clock.now(), status: event.connection });
          if (cue !== (event.type === "connection-changed" ? event.connection.state : event.type)) return;
          cue = null;
          void begin();
        },
      });
      desk.signals.setIdleTime(phase === "idle, nobody there" ? 10 * 60_000 : 0);
      return desk;
    };

    world.bobPosts("before");
    let desk = openDesk();
    desk.start();
    await clock.advanceUntil(() => desk.isCalm(), patience);
    await settled(world, desk.show());
    await clock.advance(rest);

    const logged = world.log.length;
    switch (phase) {
      case "handshake":
        desk.stop();
        desk = openDesk();
        await settled(world, desk.show());
        await begin();
        await clock.settle();
        desk.start();
        break;
      case "subscribe":
      case "catch-up":
        desk.signals.give("suspend");
        await clock.advance(rest);
        if (phase === "catch-up") world.bobPosts("asleep");
        cue = phase === "catch-up" ? "overview-loaded" : "online";
        desk.signals.give("resume");
        await clock.settle();
        break;
      case "idle":
      case "idle, nobody there":
      case "sending":
        await begin();
    }
    const ours = phase === "idle" || phase === "idle, nobody there" ? [] : ["our 1", "our 2", "our 3"];
    for (const text of ours) desk.write(text);
    world.bobPosts("their 1", "their 2", "their 3", "their 4", "their 5");
    await clock.advance(trouble.lasts * 1_000);

    const ended = clock.now();
    const { outbox, connection } = desk.window();
    const sentences = readings
      .filter(({ at }) => at >= begun)
      .flatMap(({ at, status }) => sentencesIn(status).map((name) => ({ at, name })));
    const isWhole = () => desk.texts().join() === world.texts().join();
    const screen = isWhole() && outbox.length === 0 ? "whole" : "behind";
    await world.set(null);
    await clock.advanceUntil(() => desk.isCalm() && desk.texts().length === world.texts().length, patience);

    const reads = [...new Set(sentences.map(({ name }) => name))];
    const arrived = world.texts().filter((text) => text.startsWith("our"));
    return {
      reads: reads as readonly Reading[],
      noticed: sentences[0] === undefined ? "never" : (sentences[0].at - begun) / 1_000,
      state: stateOf(connection),
      screen,
      waiting: [...new Set(outbox.map(({ delivery }) => delivery.state))],
      back: (clock.now() - ended) / 1_000,
      flaws: [
        ...(arrived.join() === ours.join() ? [] : [`the server has ${arrived.join()}`]),
        ...(isWhole() ? [] : [`the screen says ${desk.texts().join()}, the server ${world.texts().join()}`]),
        ...flawsOfLog(world.log.slice(logged), world.secrets, reads),
      ],
    };
  });
}

async function inWorld<T>({ tls = false }: Trouble, run: (world: World) => Promise<T>): Promise<T> {
  const world = await createWorld({ tls, random: worstDice });
  try {
    return await run(world);
  } finally {
    await world.stop();
  }
}

/** What a promise comes to, while the time goes by as it needs. */
async function settled<T>(world: World, promise: Promise<T>): Promise<T> {
  let isDone = false;
  const watch = async () => {
    await promise;
    isDone = true;
  };
  const watched = watch();
  await world.clock.advanceUntil(() => isDone, patience);
  await watched;
  return promise;
}

function stateOf({ state }: ConnectionStatus): Outcome["state"] {
  return state === "online" || state === "polling" ? state : "offline";
}

/** The name of the sentence that stands in a status, if one does. */
function sentencesIn({ state, why }: ConnectionStatus): readonly string[] {
  if (why === null) return [];
  if (state === "online") return ["no answers" satisfies Reading];
  const says = (name: ConnectionEnd) =>
    (state === "polling"
      ? [blockReasonText(name, "polling"), blockReasonText(name, "rpc")]
      : [connectionEnds[name].reads]
    ).some((text) => isSameText(text, why));
  return [(Object.keys(connectionEnds) as ConnectionEnd[]).find(says) ?? english.say(why)];
}
