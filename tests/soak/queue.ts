/**
 * `npm run soak:queue [-- --runs N --seed S]`: the outbox on plain Node, N lives' stories of each kind, each with up to
 * four deaths at a call to the outside world, before or after its effect. Prints a table as Markdown; a message lost,
 * doubled, out of order or outdated fails with the smallest story that shows it.
 */
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import * as v from "valibot";
import { contestedStories, onceAndInOrder, onceUnlessDiscarded, stormyStories } from "../core/outbox/stories.ts";
import { live, type End, type Story } from "../core/outbox/story.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "50000" }, seed: { type: "string", default: String(Date.now() % 1e9) } },
});
const Count = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const numRuns = v.parse(Count, values.runs);
const seed = v.parse(Count, values.seed);

const kinds: readonly {
  readonly name: string;
  readonly stories: fc.Arbitrary<Story>;
  readonly judge: (story: Story, end: End) => { readonly is: unknown; readonly shouldBe: unknown };
}[] = [
  { name: "any weather, any bus", stories: stormyStories, judge: (_story, end) => onceAndInOrder(end) },
  { name: "refusals, a failing disk, a person who answers", stories: contestedStories, judge: onceUnlessDiscarded },
];

process.stdout.write(
  "| outbox on plain Node | runs | deaths | messages | wrong | duration |\n|---|---|---|---|---|---|\n",
);
for (const { name, stories, judge } of kinds) {
  const started = performance.now();
  let deaths = 0;
  let messages = 0;
  const property = fc.asyncProperty(stories, async (story) => {
    const end = await live(story);
    deaths += end.deaths;
    messages += end.written.flat().length;
    const { is, shouldBe } = judge(story, end);
    if (JSON.stringify(is) !== JSON.stringify(shouldBe))
      throw new Error(`is ${JSON.stringify(is)}, should be ${JSON.stringify(shouldBe)}`);
  });
  const result = await fc.check(property, { numRuns, seed });
  const seconds = Math.round((performance.now() - started) / 1_000);
  const wrong = result.failed ? "yes" : "none";
  process.stdout.write(`| ${name} | ${result.numRuns} | ${deaths} | ${messages} | ${wrong} | ${seconds} s |\n`);
  if (!result.failed) continue;
  process.exitCode = 1;
  process.stderr.write(`${fc.defaultReportMessage(result) ?? "failed"}\n`);
}
process.stdout.write(`\nseed ${seed}\n`);
