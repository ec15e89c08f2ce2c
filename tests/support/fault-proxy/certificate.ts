import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isIPv4 } from "node:net";

/** PEM, as node:tls takes them. `cert` may hold a chain. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Wish {
  readonly name: string;
  /** Host names and IPv4 addresses it is good for; none for an authority. */
  readonly hosts?: readonly string[];
  readonly validFrom?: Date;
  readonly validUntil?: Date;
  readonly isAuthority?: boolean;
}

/** Somebody who can sign. `null` as issuer means: by itself. */
export interface Certified extends Identity {
  readonly name: string;
  readonly signingKey: KeyObject;
}

const day = 86_400_000;
/** ecdsa-with-SHA256 (RFC 5758 §3.2). */
const signatureAlgorithm = der(0x30, oid("2a8648ce3d040302"));

/**
 * A certificate (X.509 v3, P-256) made on the spot, so that a test needs no openssl on the machine and nothing checked
 * in can run out. Node can read and verify certificates but not make them, hence the little DER here (RFC 5280 §4.1).
 */
export function certify(wish: Wish, issuer: Certified | null = null): Certified {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { validFrom = new Date(Date.now() - day), validUntil = new Date(Date.now() + 90 * day) } = wish;
  const body = der(
    0x30,
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    signatureAlgorithm,
    distinguishedName(issuer?.name ?? wish.name),
    der(0x30, utcTime(validFrom), utcTime(validUntil)),
    distinguishedName(wish.name),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, ...extensions(wish))),
  );
  const signature = sign("sha256", body, issuer?.signingKey ?? privateKey);
  const whole = der(0x30, body, signatureAlgorithm, der(0x03, Buffer.from([0]), signature));
  return {
    name: wish.name,
    signingKey: privateKey,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem(whole),
  };
}

function extensions({ hosts = [], isAuthority = false }: Wish): readonly Buffer[] {
  const basicConstraints = isAuthority ? der(0x30, der(0x01, Buffer.from([0xff]))) : der(0x30);
  const names = hosts.map((host) =>
    isIPv4(host) ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host)),
  );
  return [
    der(0x30, oid("551d13"), der(0x01, Buffer.from([0xff])), der(0x04, basicConstraints)),
    ...(names.length > 0 ? [der(0x30, oid("551d11"), der(0x04, der(0x30, ...names)))] : []),
  ];
}

function distinguishedName(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from(commonName)))));
}

/** Two-digit years: fit for 1950 to 2049. */
function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, "");
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function integer(value: Buffer): Buffer {
  return der(0x02, value);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

/** One value: tag, length, content (X.690 §8.1). */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function pem(whole: Buffer): string {
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
