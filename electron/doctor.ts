/** `npm run doctor -- ADDRESS`: the connection doctor on plain Node, for who has no desktop at hand. */
import { languageOf, loadTexts } from "../shared/text/languages.ts";
import { doctorCommand } from "./odoo/doctor/command.ts";
import { readDoctorOrder } from "./odoo/doctor/order.ts";
import { terminalLanguages } from "./odoo/doctor/terminal-languages.ts";
import { proxyFromEnvironment } from "./odoo/doctor/proxy.ts";
import { createNodeHttp } from "./odoo/http/node-http.ts";

const order = readDoctorOrder(["--doctor", ...process.argv.slice(2)]) ?? "usage";
const texts = await loadTexts(languageOf(terminalLanguages(process.env)));
const http = createNodeHttp({ proxies: process.env });
process.exitCode = await doctorCommand(order, (text) => process.stdout.write(text), texts, {
  http,
  clock: {
    now: Date.now,
    monotonic: () => performance.now(),
    after(delay, run) {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
  },
  log: () => undefined,
  findProxy: proxyFromEnvironment(process.env),
});
http.close();
