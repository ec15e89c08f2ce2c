import { readFile } from "node:fs/promises";
import type { ElectronApplication, Page } from "@playwright/test";
import type { BrowserWindow } from "electron";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { Parley } from "../support/electron-app.ts";
import { expect, isOnline, messagesIn, open, signIn, test } from "./office.ts";
import { openConversationWindow, titlesOf } from "./window.ts";
import { english } from "../../shared/text/languages.ts";

/** Every kind of window that there is: what holds for the one page holds for the other. */
const windows: Readonly<Record<string, (parley: Parley, server: DemoServer) => Promise<Page>>> = {
  "the main window": async ({ page }, server) => {
    await signIn(page, server);
    await open(page, "general");
    return page;
  },
  "the window of a conversation": async ({ app, page }, server) => {
    await signIn(page, server);
    await open(page, "general");
    return openConversationWindow(app, page);
  },
};

for (const [which, show] of Object.entries(windows)) {
  test(`${which} is locked down, and its page gets the bridge and nothing else`, async ({ launch, server }) => {
    const parley = await launch();
    const page = await show(parley, server);
    const ours = await parley.app.browserWindow(page);
    const flags = await ours.evaluate((one: BrowserWindow) => {
      const contents = one.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag: webviewTag ?? false, webSecurity };
    });
    expect(flags).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
    expect(
      await page.evaluate(() => ({
        bridge: Object.keys(window.parley).toSorted(),
        node: ["require", "process", "module", "Buffer", "global"].filter((name) => name in window),
        origin: location.origin,
      })),
    ).toEqual({ bridge: ["attach", "invoke", "onEvents", "onRequest", "platform"], node: [], origin: "app://parley" });
  });

  test(`the policy of ${which} lets no foreign script, style, picture or request in`, async ({
    launch,
    server,
    serveOther,
  }) => {
    const asked: (string | undefined)[] = [];
    const address = await serveOther((request, response) => {
      asked.push(request.url);
      response.setHeader("access-control-allow-origin", "*").end("");
    });
    const page = await show(await launch(), server);
    const outcome = await page.evaluate(async (foreign) => {
      const loads = (name: string, properties: object) =>
        new Promise<string>((resolve) => {
          try {
            const element = Object.assign(document.createElement(name), properties);
            element.addEventListener("load", () => resolve("loaded"));
            element.addEventListener("error", () => resolve("refused"));
            document.head.append(element);
          } catch {
            resolve("refused");
          }
        });
      void loads("script", { textContent: "window.wasRun = true" });
      return {
        script: await loads("script", { src: `${foreign}/script.js` }),
        image: await loads("img", { src: `${foreign}/image.png` }),
        style: await loads("link", { rel: "stylesheet", href: `${foreign}/style.css` }),
        fetch: await fetch(`${foreign}/fetch`).then(
          () => "loaded",
          () => "refused",
        ),
        inline: "wasRun" in window ? "run" : "refused",
      };
    }, address);
    expect(outcome).toEqual({
      script: "refused",
      image: "refused",
      style: "refused",
      fetch: "refused",
      inline: "refused",
    });
    expect(asked).toEqual([]);
  });

  test(`${which} goes nowhere, opens nothing and is allowed nothing`, async ({ launch, server, serveOther }) => {
    const address = await serveOther((_request, response) => response.end("elsewhere"));
    const parley = await launch();
    const page = await show(parley, server);
    const windowsBefore = await titlesOf(parley.app);
    const here = page.url();
    const opened = await page.evaluate((foreign) => {
      location.href = foreign;
      return window.open(foreign) === null;
    }, address);
    expect(opened).toBe(true);
    const permissions = await page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve("granted"),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? "denied" : "failed"),
        ),
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => "granted",
        (error: Error) => error.name,
      ),
    }));
    expect(permissions).toEqual({ notification: "denied", location: "denied", clipboard: "NotAllowedError" });
    expect(page.url()).toBe(here);
    expect(await titlesOf(parley.app)).toEqual(windowsBefore);
  });

  test(`what ${which} asks for that is not in the table of commands is refused, and nothing is said of why`, async ({
    launch,
    server,
  }) => {
    const page = await show(await launch(), server);
    const refusals = await page.evaluate(async () => {
      const invoke = window.parley.invoke as (command: string, input: unknown) => Promise<unknown>;
      const tries: [string, unknown][] = [
        ["eval", { code: "1" }],
        ["__proto__", {}],
        ["constructor", {}],
        ["snapshot", { extra: 1 }],
        ["openExternal", { url: 1 }],
        ["openInNewWindow", { workspace: "file:///etc/passwd", channel: 1 }],
      ];
      return Promise.all(
        tries.map(([command, input]) =>
          invoke(command, input).then(
            () => "answered",
            (error: Error) => error.message.replace(/^.*Error: /, ""),
          ),
        ),
      );
    });
    expect(new Set(refusals)).toEqual(new Set(["The command failed"]));
  });

  test(`in ${which} a hostile message runs nothing, loads nothing and leads nowhere by itself`, async ({
    launch,
    server,
    serveOther,
  }) => {
    const asked: (string | undefined)[] = [];
    const address = await serveOther((request, response) => {
      asked.push(request.url);
      response.end("");
    });
    const parley = await launch();
    const page = await show(parley, server);
    const windowsBefore = (await titlesOf(parley.app)).length;
    const log = messagesIn(page, "general");
    const html = `<p>harmless words</p>
    <script>window.wasRun = 1</script><img src="x" onerror="window.wasRun = 2"><svg onload="window.wasRun = 3"></svg>
    <img src="${address}/tracker.png"><iframe src="${address}/frame"></iframe><object data="${address}/object"></object>
    <link rel="stylesheet" href="${address}/style.css"><style>* { background: url(${address}/css) }</style>
    <form action="${address}/form"><input name="password"><button>Sign in again</button></form>
    <base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/refresh">
    <a href="javascript:window.wasRun = 4">script link</a> <a href="file:///etc/passwd">file link</a>
    <p style="position: fixed; inset: 0; background: url(${address}/attribute)">over everything</p>
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.wasRun=5&gt;">`;
    server.as("bob").post(server.channelNamed("general"), html, { html: true });
    const message = log.getByRole("article").filter({ hasText: "harmless words" });
    await expect(message).toBeVisible();
    for (const name of ["script link", "file link"]) await message.getByText(name).click();

    // A message that comes later is shown later: by then everything above had its chance.
    server.as("bob").post(server.channelNamed("general"), "afterwards");
    await expect(log.getByText("afterwards")).toBeVisible();
    expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
    expect(asked).toEqual([]);
    expect(
      await message.locator("script, iframe, object, form, input, style, link, base, meta, svg[onload]").count(),
    ).toBe(0);
    expect(await titlesOf(parley.app)).toHaveLength(windowsBefore);
    const overlay = await message
      .getByText("over everything")
      .evaluate((element) => getComputedStyle(element).position);
    expect(overlay).toBe("static");
  });
}

/** Keeps the browser shut, and answers what it was to open so far. */
async function watchBrowser(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test("only the web and mail are opened outside", async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await watchBrowser(app);
  await page.getByRole("textbox", { name: "Server address" }).click();
  for (const url of [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "smb://server/x",
    "https://example.com/",
    "mailto:a@b.example?attach=/etc/passwd",
  ])
    await page.evaluate((address) => window.parley.invoke("openExternal", { url: address }), url);
  expect(await opened()).toEqual(["https://example.com/", "mailto:a@b.example"]);
});

test("a link in a message is opened by a click and by the Enter key", async ({ launch, server }) => {
  server.as("bob").post(server.channelNamed("general"), "see https://example.com/manual");
  const { app, page } = await launch();
  const opened = await watchBrowser(app);
  await signIn(page, server);
  const link = (await open(page, "general")).getByRole("link", { name: "https://example.com/manual" });
  await link.click();
  await expect.poll(opened).toEqual(["https://example.com/manual"]);
  await link.press("Enter");
  await expect.poll(opened).toHaveLength(2);
});

test("a page opens nothing outside by itself, and few links a minute with a person's click or key", async ({
  launch,
}) => {
  const { app, page } = await launch();
  const opened = await watchBrowser(app);
  const field = page.getByRole("textbox", { name: "Server address" });
  await field.waitFor();
  const openOne = () => page.evaluate(() => window.parley.invoke("openExternal", { url: "https://example.com/" }));
  const refused = { ok: false, error: { reason: "limit" } };

  expect(await openOne()).toMatchObject(refused);
  expect(await opened()).toEqual([]);
  for (const act of [() => field.click(), () => field.press("Tab")]) {
    await act();
    expect(await openOne()).toMatchObject({ ok: true });
  }
  for (let more = 0; more < 20; more += 1) await openOne();
  expect((await opened()).length).toBeLessThanOrEqual(9);
  expect(await openOne()).toMatchObject(refused);
});

test("while a screen reader is at work, a press that comes without a key or a click opens a link", async ({
  launch,
}) => {
  const { app, page } = await launch();
  const opened = await watchBrowser(app);
  await page.getByRole("textbox", { name: "Server address" }).waitFor();
  await app.evaluate(({ app: electron }) => electron.setAccessibilitySupportEnabled(true));
  await page.evaluate(() => window.parley.invoke("openExternal", { url: "https://example.com/" }));
  expect(await opened()).toEqual(["https://example.com/"]);
});

test("servers at addresses that a page names are asked a few times, and no port after the other", async ({
  launch,
  serveOther,
}) => {
  let asked = 0;
  const address = await serveOther((_request, response) => {
    asked += 1;
    response.end("");
  });
  const { page } = await launch();
  await page.getByRole("textbox", { name: "Server address" }).waitFor();
  const answers = await page.evaluate(
    (at) =>
      Promise.all(
        Array.from({ length: 60 }, () => window.parley.invoke("findDatabases", { address: at, access: "session" })),
      ),
    address,
  );
  const sentences = answers.map((answer) => (answer.ok ? "" : english.say(answer.error.text)));
  expect(sentences.filter((sentence) => /many times in a short while/.test(sentence)).length).toBeGreaterThan(40);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(60);
});

test("a page finds no way out and no address of the machine by WebRTC", async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole("textbox", { name: "Server address" }).waitFor();
  const candidates = await page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    const found: string[] = [];
    const isOver = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => (candidate ? found.push(candidate.candidate) : resolve());
    });
    connection.createDataChannel("out");
    await connection.setLocalDescription(await connection.createOffer());
    await isOver;
    return found.filter((candidate) => candidate !== "");
  });
  expect(candidates).toEqual([]);
});

test("no device and no certificate of the person's own is chosen for a page or a server", async ({ launch }) => {
  const { app, page } = await launch();
  await page.getByRole("textbox", { name: "Server address" }).waitFor();
  const chosen = await app.evaluate(({ app: electron, BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const device = { deviceId: "1", portId: "1" };
    const ask = (emitter: NodeJS.EventEmitter | undefined, name: string, ...details: readonly unknown[]): string => {
      let isPrevented = false;
      let answer = "none yet";
      const event = { preventDefault: () => void (isPrevented = true) };
      const choose = (...what: readonly unknown[]): void => void (answer = what.filter(Boolean).join() || "nothing");
      emitter?.emit(name, event, ...details, choose);
      return `${name}: ${isPrevented ? answer : "left to Electron"}`;
    };
    return [
      ask(session.defaultSession, "select-hid-device", { deviceList: [device] }),
      ask(session.defaultSession, "select-usb-device", { deviceList: [device] }),
      ask(session.defaultSession, "select-serial-port", [device], contents),
      ask(contents, "select-bluetooth-device", [device]),
      ask(electron, "select-client-certificate", contents, "https://example.com", [{ issuerName: "Office" }]),
    ];
  });
  expect(chosen).toEqual([
    "select-hid-device: nothing",
    "select-usb-device: nothing",
    "select-serial-port: nothing",
    "select-bluetooth-device: nothing",
    "select-client-certificate: nothing",
  ]);
  const offered = await page.evaluate(async () => {
    const named = (error: Error): string => error.name;
    const { usb, hid, serial, bluetooth } = navigator as unknown as Record<
      string,
      { requestDevice?: (of: object) => Promise<unknown>; requestPort?: () => Promise<unknown> } | undefined
    >;
    return Promise.all([
      usb?.requestDevice?.({ filters: [] }).catch(named),
      hid?.requestDevice?.({ filters: [] }).catch(named),
      serial?.requestPort?.().catch(named),
      bluetooth?.requestDevice?.({ acceptAllDevices: true }).catch(named),
    ]);
  });
  expect(offered.map((one) => (Array.isArray(one) ? one.length : typeof one))).not.toContain("object");
});

test("the demo workspace reaches for nothing outside the machine", async ({ launch }) => {
  const netLog = test.info().outputPath("net-log.json");
  const { page, quit } = await launch({ args: ["--demo", `--log-net-log=${netLog}`] });
  await isOnline(page);
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("listitem")
    .first()
    .getByRole("button")
    .click();
  await page.getByRole("textbox", { name: /^Message / }).pressSequentially("mispeled wrods");
  await quit();
  const hosts = [...(await readFile(netLog, "utf8")).matchAll(/"(?:https?|wss?):\/\/([^/":]+)/g)].map(
    ([, host]) => host,
  );
  expect([...new Set(hosts)]).toEqual(["127.0.0.1"]);
});
