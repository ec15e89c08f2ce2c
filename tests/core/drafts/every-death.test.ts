import { expect, test } from "vitest";
import { emptyDraft } from "../../../shared/domain/drafts/draft.ts";
import { conversation, countingIds, general } from "../../support/builders.ts";
import { createFakeDraftStore, type FakeDraftStore } from "../../support/fake-draft-store.ts";
import { createFakeOutboxStore, type FakeOutboxStore } from "../../support/fake-outbox-store.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeServer, type FakeServer } from "../../support/fake-server.ts";
import { emptyDisk } from "../workspace/fake-archive.ts";
import { engineOnFakes } from "../workspace/engine-on-fakes.ts";
import { plain } from "../../../shared/domain/messages/content.ts";

const written = ["one", "two", "three"];

interface Death {
  /** The how manieth call to the disk is the last one of that life. */
  readonly call: number;
  readonly isAfter: boolean;
}

/** The disk of a process that is killed at one of its calls: from then on nothing is done any more. */
function mortalDisk(death: Death | null) {
  let calls = 0;
  let isDead = false;
  const mortal = <S extends object>(store: S): S =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function" || name === "load" || name === "drafts" || name === "entries") return method;
        return (...given: readonly unknown[]): unknown => {
          const done = { ok: true, value: undefined };
          if (isDead) return done;
          calls += 1;
          isDead = calls === death?.call;
          return isDead && !death?.isAfter ? done : Reflect.apply(method, target, given);
        };
      },
    });
  /** The dead ask a server nothing. */
  const mortalServer = (server: FakeServer): FakeServer => {
    const api = new Proxy(server.api, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...given: readonly unknown[]): unknown =>
          isDead ? new Promise(() => undefined) : Reflect.apply(method, target, given);
      },
    });
    return { ...server, api };
  };
  return { mortal, mortalServer, calls: () => calls, isDead: () => isDead };
}

/** Somebody writes three messages, each in two steps, and after a death goes on with what they find. */
async function story(death: Death | null) {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  server.addConversation(conversation({ id: general }));
  const newId = countingIds();
  const disk = emptyDisk();
  const outbox = createFakeOutboxStore();
  const drafts = createFakeDraftStore();
  const first = mortalDisk(death);
  const begin = async (life: {
    readonly outbox: FakeOutboxStore;
    readonly drafts: FakeDraftStore;
    readonly server: FakeServer;
  }) => {
    const on = engineOnFakes({ disk, clock, newId, ...life });
    on.engine.loadQueue();
    on.engine.start(on.asServer);
    await on.up();
    return on;
  };
  const onServer = () => server.messages(general).map(({ text }) => text);
  const type = (on: Awaited<ReturnType<typeof begin>>, text: string) =>
    on.engine.saveDraft(general, { ...emptyDraft, files: [], content: plain(text) }, Infinity);

  /** Long enough for a post in doubt to be settled, on a line that is up. */
  const live = async ({ bus }: Awaited<ReturnType<typeof begin>>) => {
    for (let round = 0; round < 10; round += 1) {
      bus.say({ type: "heard" });
      await clock.advance(15_000);
    }
  };

  let on = await begin({
    outbox: first.mortal(outbox),
    drafts: first.mortal(drafts),
    server: first.mortalServer(server),
  });
  for (const text of written) {
    const steps = [
      () => type(on, text.slice(0, 2)),
      () => type(on, text),
      () => on.engine.sendMessage(general, plain(text), null),
    ];
    for (const step of steps) {
      if (first.isDead()) break;
      step();
      if (!first.isDead()) await clock.settle();
    }
    if (first.isDead()) break;
  }
  await clock.advance(1_000);
  if (!first.isDead()) return { posted: onServer(), drafts: drafts.drafts(), calls: first.calls() };

  on.engine.stop();
  on = await begin({ outbox, drafts, server });
  await live(on);
  const found = on.engine.state().drafts[general]?.content.text ?? "";
  const sent = onServer();
  // What was sent does not stand in the composer as if it were not.
  expect(sent, `a sent message in the composer: ${found}`).not.toContain(found);
  for (const text of written.filter((one) => !sent.includes(one))) {
    type(on, text);
    on.engine.sendMessage(general, plain(text), null);
  }
  await live(on);
  return { posted: onServer(), drafts: drafts.drafts(), calls: first.calls() };
}

test("[DR2] whenever a process is killed, before and after each call to its disk, every message is posted once and no draft of it is left", async () => {
  const undisturbed = await story(null);
  expect(undisturbed).toMatchObject({ posted: written, drafts: [] });
  expect(undisturbed.calls).toBeGreaterThan(10);
  for (let call = 1; call <= undisturbed.calls; call += 1)
    for (const isAfter of [false, true]) {
      const { posted, drafts } = await story({ call, isAfter });
      expect({ call, isAfter, posted, drafts }).toEqual({ call, isAfter, posted: written, drafts: [] });
    }
});
