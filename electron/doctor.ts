/** `npm run doctor -- ADDRESS`: the connection doctor on plain Node, for who has no desktop at hand. */
import { doctorCommand } from "./odoo/doctor/command.ts";
import { readDoctorOrder } from "./odoo/doctor/order.ts";
import { proxyFromEnvironment } from "./odoo/doctor/proxy.ts";
import { createNodeHttp } from "./odoo/http/node-http.ts";

const order = readDoctorOrder(["--doctor", ...process.argv.slice(2)]) ?? "usage";
const http = createNodeHttp({ proxies: process.env });
process.exitCode = await doctorCommand(order, (text) => process.stdout.write(text), {
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
