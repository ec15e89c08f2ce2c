import { writeFile } from "node:fs/promises";
import { build } from "../../electron/dev/build.ts";
import { answers } from "./answers.ts";
import { catchUp } from "./catch-up.ts";
import { conversations } from "./conversations.ts";
import { echo } from "./echo.ts";
import { table, type Bench, type Figure } from "./figure.ts";
import { flood } from "./flood.ts";
import { handsOff } from "./hands-off.ts";
import { history } from "./history.ts";
import { memory } from "./memory.ts";
import { outboxWrite } from "./outbox-write.ts";
import { receive } from "./receive.ts";
import { start } from "./start.ts";

const benches: readonly Bench[] = [
  outboxWrite,
  catchUp,
  answers,
  start,
  conversations,
  receive,
  echo,
  flood,
  history,
  handsOff,
  memory,
];

/** `npm run bench [-- NAME …]`: all figures of the README, or those named. `--json FILE` keeps them for comparison. */
const args = process.argv.slice(2);
const jsonAt = args.indexOf("--json");
const file = jsonAt < 0 ? null : (args.splice(jsonAt, 2)[1] ?? null);
const unknown = args.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(", ")}. There are: ${benches.map((bench) => bench.name).join(", ")}.`);
  process.exit(1);
}

await build();
const figures: Figure[] = [];
for (const bench of benches.filter(({ name }) => args.length === 0 || args.includes(name))) {
  console.error(`${bench.name} …`);
  const found = await bench.run();
  console.error(table(found));
  figures.push(...found);
}
console.log(table(figures));
if (file !== null) await writeFile(file, JSON.stringify(figures, null, 2));
