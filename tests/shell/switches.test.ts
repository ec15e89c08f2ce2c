import { expect, test } from "vitest";
import { unwantedSwitches } from "../../electron/shell/switches.ts";

test.each([
  "--ignore-certificate-errors",
  "--remote-debugging-port=9222",
  "--remote-debugging-pipe",
  "--remote-allow-origins=*",
  "--inspect=0",
  "--inspect-brk",
  "--load-extension=/tmp/x",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--renderer-cmd-prefix=xterm -e",
  "--utility-cmd-prefix=xterm",
  "--gpu-launcher=calc",
  "--disable-web-security",
  "--disable-features=NetworkServiceSandbox",
  "--ssl-key-log-file=/tmp/keys",
  "--log-net-log=/tmp/net",
  "--unsafely-treat-insecure-origin-as-secure=http://x",
  "-ignore-certificate-errors",
  "--a-switch-that-nobody-has-heard-of",
])("%s is taken from the command line of an installed Parley", (arg) => {
  const name = arg.replace(/^--?/, "").split("=", 1);
  expect(unwantedSwitches(["--demo", arg, "x"], false)).toEqual({ late: name, early: [] });
});

test.each(["--js-flags=--expose-gc", "--no-zygote", "--single-process", "-browser-subprocess-path=/tmp/x"])(
  "with %s, which Chromium has obeyed already, an installed Parley does not go on",
  (arg) => {
    expect(unwantedSwitches([arg], false)).toEqual({ late: [], early: arg.replace(/^--?/, "").split("=", 1) });
  },
);

test("what the network and the screen of a machine ask for, and what is ours, stays", () => {
  const args = ["--proxy-server=proxy:3128", "--proxy-pac-url=http://wpad/wpad.dat", "--no-sandbox", "--lang=de"];
  const more = ["--ozone-platform=wayland", "--doctor", "https://odoo.example.com", "--force-renderer-accessibility"];
  expect(unwantedSwitches([...args, ...more], false)).toEqual({ late: [], early: [] });
});

test("what is no switch stays, and nothing after the two dashes that end them is one", () => {
  expect(unwantedSwitches(["parley://conversation/x/1", "", "-", "--", "--js-flags=x"], false)).toEqual({
    late: [],
    early: [],
  });
});

test("on Windows a switch may begin with a slash and has no case", () => {
  expect(unwantedSwitches(["/Ignore-Certificate-Errors", "--JS-FLAGS=x", "/demo"], true)).toEqual({
    late: ["ignore-certificate-errors"],
    early: ["js-flags"],
  });
  expect(unwantedSwitches(["/home/me/file"], false)).toEqual({ late: [], early: [] });
});
