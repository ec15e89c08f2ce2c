import type { Page } from "@playwright/test";
import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { outboxOf, send, type as keepDraft, type Life } from "./app.ts";
import type { Ledger } from "./ledger.ts";
import type { Plan } from "./plan.ts";
import type { Tally } from "./tally.ts";
import { comesTrue, pause, until } from "./until.ts";
import type { Typist } from "./typist.ts";
import type { Sky } from "./weather.ts";

export interface Stage {
  readonly launch: () => Promise<Life>;
  readonly workspace: WorkspaceId;
  readonly channels: readonly ChannelId[];
  readonly sky: Sky;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly typist: Typist;
}

/** Bad weather may keep the moment from ever coming; then it is as good a moment as any other, ms. */
const killWithin = 2_500;

/**
 * Starts the app, writes, makes the weather, and kills the app. Everything it started has ended when it is done.
 * Answers whether the moment for the kill had come.
 */
export async function runOnce(plan: Plan, stage: Stage): Promise<boolean> {
  await stage.sky.set(plan.weather.first);
  const life = await stage.launch();
  const run = { isOver: false };
  let work: readonly Promise<unknown>[] = [];
  let hasCome = true;
  try {
    if (plan.kill.moment !== "starting") {
      const page = await life.page();
      const isThere = async () => (await outboxOf(page, stage.workspace)) !== null;
      await until(30_000, "the workspace to come up", isThere);
      const progress = { answers: 0, isLineBack: false };
      work = [
        stage.typist.write(page, stage.workspace, run),
        changeWeather(plan, stage.sky, run, progress),
        ...plan.writers.map((writer) => write(writer, page, stage, run, progress)),
      ];
      const isMoment = momentOf(plan, stage.tally, progress);
      hasCome = await Promise.race([comesTrue(killWithin, isMoment), brokenOff(work)]);
    }
    await pause(plan.kill.delay);
  } finally {
    run.isOver = true;
    await life.kill9();
    await Promise.all(work);
  }
  return hasCome;
}

interface Progress {
  answers: number;
  isLineBack: boolean;
}

/** Whether it is time to be killed. */
function momentOf({ kill }: Plan, tally: Tally, progress: Progress): () => boolean {
  const before = tally.posts();
  let requestsWhenBack: number | null = null;
  return () => {
    switch (kill.moment) {
      case "starting":
        return true;
      case "writing":
        return progress.answers >= kill.nth;
      case "sending":
        return tally.posts() - before >= kill.nth;
      case "reconnecting":
        if (!progress.isLineBack) return false;
        requestsWhenBack ??= tally.requests();
        return tally.requests() > requestsWhenBack;
    }
  };
}

async function changeWeather(plan: Plan, sky: Sky, run: { readonly isOver: boolean }, progress: Progress) {
  for (const { after, weather } of plan.weather.changes) {
    await pause(after);
    if (run.isOver) return;
    await sky.set(weather);
    progress.isLineBack = weather === "fair";
  }
}

/** One person's fast fingers in one conversation: the next message once the one before is answered. */
async function write(
  { conversation, pauses }: Plan["writers"][number],
  page: Page,
  { workspace, channels, ledger }: Stage,
  run: { readonly isOver: boolean },
  progress: Progress,
): Promise<void> {
  const channel = channels[conversation];
  if (channel === undefined) throw new Error(`there is no conversation ${conversation}`);
  for (const before of pauses) {
    await pause(before);
    if (run.isOver) return;
    const line = ledger.write(channel);
    try {
      // As a composer does: a message that was written for a while is on disk before it is sent.
      await keepDraft(page, workspace, channel, line.text);
      line.answered((await send(page, workspace, channel, line.text)) ? "written" : "refused");
    } catch (error) {
      // Killed before it answered: the line stays as one that may or may not exist.
      if (run.isOver) return;
      throw error;
    }
    progress.answers += 1;
  }
}

/** Never settles well: only a failure of the work is news. */
function brokenOff(work: readonly Promise<unknown>[]): Promise<never> {
  return new Promise((_, reject) => void Promise.all(work).catch(reject));
}
