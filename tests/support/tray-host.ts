import { execFile } from "node:child_process";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const watcher = "org.kde.StatusNotifierWatcher";

/**
 * Makes the session bus look like a desktop with a tray, by owning the name that programs look for.
 * @returns what takes it away again.
 */
export async function startTrayHost(): Promise<() => Promise<void>> {
  const socket = await openBus(process.env["DBUS_SESSION_BUS_ADDRESS"] ?? "");
  socket.write(call(1, "Hello"));
  socket.write(call(2, "RequestName", watcher));
  await until(true);
  return async () => {
    socket.destroy();
    await until(false);
  };
}

async function until(isOwned: boolean): Promise<void> {
  const ask = ["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"];
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; await wait(20)) {
    const method = "org.freedesktop.DBus.NameHasOwner";
    const { stdout } = await promisify(execFile)("dbus-send", [...ask, method, `string:${watcher}`]);
    if (stdout.includes("true") === isOwned) return;
  }
  throw new Error(`${watcher} is ${isOwned ? "not " : "still "}on the session bus`);
}

/** Connects and authenticates as this user (D-Bus Specification, "Authentication Protocol"). */
async function openBus(address: string): Promise<Socket> {
  const [, kind, place] = /unix:(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (place === undefined) throw new Error(`No session bus at "${address}"`);
  const socket = connect(kind === "abstract" ? `\0${place}` : place);
  const greeting = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("data", (answer) =>
      answer.toString().startsWith("OK") ? resolve() : reject(new Error(`D-Bus: ${answer.toString()}`)),
    );
  });
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString("hex")}\r\n`);
  await greeting;
  socket.write("BEGIN\r\n");
  // Answers are of no interest, but unread they would stop the line.
  socket.resume();
  return socket;
}

/** A method call to the bus itself, little-endian; with `name`, its arguments are (name, no flags). */
function call(serial: number, member: string, name?: string): Buffer {
  const body = name === undefined ? Buffer.alloc(0) : Buffer.concat([padded(text(name), 4), uint32(0)]);
  const fields = [
    field(1, "o", text("/org/freedesktop/DBus")),
    field(2, "s", text("org.freedesktop.DBus")),
    field(3, "s", text(member)),
    field(6, "s", text("org.freedesktop.DBus")),
    ...(name === undefined ? [] : [field(8, "g", Buffer.from("\x02su\0"))]),
  ].reduce((all, one) => Buffer.concat([padded(all, 8), one]), Buffer.alloc(0));
  const head = Buffer.concat([Buffer.from("l\x01\0\x01"), uint32(body.length), uint32(serial), uint32(fields.length)]);
  return Buffer.concat([padded(Buffer.concat([head, fields]), 8), body]);
}

function field(code: number, signature: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1, signature.charCodeAt(0), 0]), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function padded(bytes: Buffer, to: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);
}
