/**
 * What the command line of an installed Parley may tell Chromium: the network and the screen of this machine, and what
 * is ours. Everything else is for who develops Chromium, and could as well read along, run a program in the place of a
 * page, or let any certificate pass. A shortcut or a link of somebody else's may bring it.
 */
const permitted: ReadonlySet<string> = new Set(
  `
  demo doctor database redact
  proxy-server proxy-pac-url proxy-bypass-list proxy-auto-detect no-proxy-server
  auth-server-allowlist auth-negotiate-delegate-allowlist auth-schemes disable-auth-negotiate-cname-lookup
  enable-auth-negotiate-port ssl-version-min
  ozone-platform ozone-platform-hint enable-wayland-ime wayland-text-input-version gtk-version display
  disable-gpu disable-gpu-compositing disable-software-rasterizer use-gl use-angle disable-dev-shm-usage no-sandbox
  lang force-device-scale-factor high-dpi-support force-color-profile force-dark-mode force-high-contrast
  force-renderer-accessibility password-store user-data-dir enable-logging
  `
    .trim()
    .split(/\s+/),
);

/** Chromium and V8 have obeyed these, or started a process that has, before our first line runs. */
const obeyedEarly: ReadonlySet<string> = new Set(
  `
  js-flags type single-process no-zygote no-zygote-sandbox zygote-cmd-prefix disable-seccomp-filter-sandbox
  disable-setuid-sandbox disable-namespace-sandbox allow-sandbox-debugging browser-subprocess-path trace-startup
  trace-startup-file trace-config-file
  `
    .trim()
    .split(/\s+/),
);

export interface UnwantedSwitches {
  /** Can be taken from the command line in time. */
  readonly late: readonly string[];
  /** With one of these Parley should not go on. */
  readonly early: readonly string[];
}

/** The switches among the arguments, as Chromium reads them, that an installed Parley does not take. */
export function unwantedSwitches(args: readonly string[], isWindows: boolean): UnwantedSwitches {
  const marks = isWindows ? /^(?:--|-|\/)/ : /^--?/;
  const end = args.indexOf("--");
  const names = args
    .slice(0, end < 0 ? args.length : end)
    .filter((arg) => marks.test(arg))
    .map((arg) => arg.replace(marks, "").split("=", 1)[0] ?? "")
    .map((name) => (isWindows ? name.toLowerCase() : name))
    .filter((name) => name !== "" && !permitted.has(name));
  return {
    late: [...new Set(names)].filter((name) => !obeyedEarly.has(name)),
    early: [...new Set(names)].filter((name) => obeyedEarly.has(name)),
  };
}
