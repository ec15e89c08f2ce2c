import { expect, test } from "vitest";
import type { AppState } from "../../shared/domain/app-state.ts";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import type { AppEvent } from "../../shared/domain/app-state.ts";
import { createReplica } from "../../renderer/state/replica.ts";
import { entry, workspaceId, workspaceState } from "../support/builders.ts";
import { createFakeBridge, type FakeBridge } from "./fake-bridge.ts";
import { literal } from "../support/literal.ts";

/** A frame that comes when the test says so, and a clock that moves with it. */
function frames() {
  let waiting: (() => void)[] = [];
  let at = 0;
  return {
    now: () => at,
    nextFrame: (run: () => void) => void waiting.push(run),
    later: (run: () => void) => void setTimeout(run, 0),
    onFault: () => undefined,
    asked: () => waiting.length,
    paint() {
      at += 17;
      const due = waiting;
      waiting = [];
      for (const run of due) run();
    },
  };
}

function notice(id: string): AppEvent {
  return { type: "notice-raised", notice: { id, severity: "info", text: literal(id), at: 0 } };
}

async function started(bridge: FakeBridge = createFakeBridge({ app: emptyApp })) {
  const { asked, paint, ...ports } = frames();
  const replica = createReplica({ bridge, ...ports, settle: (app) => app, onTaken: () => {} });
  const told: (readonly string[])[] = [];
  replica.subscribe(() => told.push(idsOf(replica.get())));
  const stop = replica.start();
  await settled();
  paint();
  return { bridge, replica, told, asked, paint, stop };
}

const idsOf = (app: AppState | null) => app?.notices.map((one) => one.id) ?? [];
/** Everything that was answered has been folded. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("before the snapshot there is nothing, after it there is what main has", async () => {
  const bridge = createFakeBridge({ app: emptyApp });
  bridge.miss(notice("old"));
  const replica = createReplica({ bridge, ...frames(), settle: (app) => app, onTaken: () => {} });
  expect(replica.get()).toBeNull();
  replica.start();
  await settled();
  expect(idsOf(replica.get())).toEqual(["old"]);
});

test("[RP1] events are folded in order, each once", async () => {
  const { bridge, replica } = await started();
  bridge.emit(notice("a"), notice("b"));
  bridge.emit(notice("c"));
  expect(idsOf(replica.get())).toEqual(["a", "b", "c"]);
  bridge.send({ first: bridge.seq() - 1, events: [notice("c again")] });
  expect(idsOf(replica.get())).toEqual(["a", "b", "c"]);
});

test("[RP1] of a batch that overlaps what was folded only the new part counts", async () => {
  const { bridge, replica } = await started();
  const first = bridge.seq();
  bridge.emit(notice("a"));
  bridge.send({ first, events: [notice("a again"), notice("b")] });
  expect(idsOf(replica.get())).toEqual(["a", "b"]);
});

test("[RP1] a hole is answered by a snapshot, and what came meanwhile is folded on top of it", async () => {
  const { bridge, replica } = await started();
  bridge.miss(notice("missed"));
  bridge.emit(notice("seen"));
  bridge.emit(notice("while the snapshot was on its way"));
  await settled();
  expect(idsOf(replica.get())).toEqual(["missed", "seen", "while the snapshot was on its way"]);
  expect(bridge.callsOf("snapshot")).toHaveLength(2);
});

test("[RP1] events that come before the first snapshot wait for it", async () => {
  const bridge = createFakeBridge({ app: emptyApp });
  const replica = createReplica({ bridge, ...frames(), settle: (app) => app, onTaken: () => {} });
  replica.start();
  bridge.emit(notice("early"));
  await settled();
  expect(idsOf(replica.get())).toEqual(["early"]);
});

test("[RP2] the first two batches of a frame are told at once, the others together at the next frame", async () => {
  const { bridge, told, asked, paint } = await started();
  told.length = 0;
  bridge.emit(notice("a"));
  bridge.emit(notice("b"));
  expect([told, asked()]).toEqual([[["a"], ["a", "b"]], 0]);
  bridge.emit(notice("c"));
  bridge.emit(notice("d"));
  expect([told.length, asked()]).toEqual([2, 1]);
  paint();
  expect(told.slice(2)).toEqual([["a", "b", "c", "d"]]);
});

test("[RP2] while batches keep coming each frame tells once; after one without any they are told at once again", async () => {
  const { bridge, told, asked, paint } = await started();
  for (const id of ["a", "b", "c"]) bridge.emit(notice(id));
  paint();
  told.length = 0;
  for (const id of ["d", "e", "f"]) bridge.emit(notice(id));
  expect(told).toEqual([]);
  paint();
  expect(told).toEqual([["a", "b", "c", "d", "e", "f"]]);
  paint();
  bridge.emit(notice("g"));
  expect([told.length, asked()]).toEqual([2, 0]);
});

test("[RP2] what the person wrote is told at once, whatever else comes", async () => {
  const written = entry();
  const { bridge, replica, told, paint } = await started(
    createFakeBridge({ app: { ...emptyApp, workspaces: [workspaceState()] } }),
  );
  for (const id of ["a", "b", "c"]) bridge.emit(notice(id));
  told.length = 0;
  bridge.emitIn(workspaceId(1), { type: "message-queued", entry: written });
  expect([told, replica.get()?.workspaces[0]?.outbox]).toEqual([[["a", "b", "c"]], [written]]);
  paint();
  expect(told).toHaveLength(1);
});

test("nobody is told of a batch that changed nothing, and it counts all the same", async () => {
  const { bridge, told, paint } = await started();
  told.length = 0;
  bridge.emit({ type: "workspace-event", workspace: workspaceId(9), event: { type: "people-changed", people: [] } });
  paint();
  expect(told).toEqual([]);
  bridge.emit(notice("a"));
  expect(told).toEqual([["a"]]);
});

test("what the window folds for itself is told at once and never reaches main", async () => {
  const { bridge, replica, told } = await started();
  told.length = 0;
  replica.fold(notice("own"));
  expect(told).toEqual([["own"]]);
  expect(idsOf(bridge.app())).toEqual([]);
});

test("a stopped replica hears nothing any more", async () => {
  const { bridge, replica, stop } = await started();
  stop();
  bridge.emit(notice("late"));
  expect(idsOf(replica.get())).toEqual([]);
});

test("a snapshot that main fails to give is asked for again until it comes", async () => {
  let failures = 3;
  const faults: unknown[] = [];
  const bridge = createFakeBridge({
    app: emptyApp,
    answers: {
      snapshot: () => {
        failures -= 1;
        if (failures >= 0) throw new Error("The command failed");
        return { seq: 1, app: emptyApp, place: null, lastShown: null, eye: null, requests: [] };
      },
    },
  });
  const ports = { ...frames(), onFault: (error: unknown) => void faults.push(error) };
  const replica = createReplica({ bridge, ...ports, settle: (app) => app, onTaken: () => {} });
  const stop = replica.start();
  await expect.poll(() => replica.get()).toEqual(emptyApp);
  expect(faults).toHaveLength(3);
  stop();
});

test("an event that cannot be folded is answered by a snapshot, and what follows is folded on that", async () => {
  const { bridge, replica } = await started();
  const unheardOf: AppEvent = JSON.parse("null");
  bridge.miss(notice("one"));
  bridge.send({ first: 1, events: [unheardOf] });
  await settled();
  bridge.emit(notice("two"));
  await settled();
  expect(idsOf(replica.get())).toEqual(["one", "two"]);
});
