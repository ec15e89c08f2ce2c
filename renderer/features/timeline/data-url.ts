import { err, ok, type Result } from "../../../shared/result.ts";

/**
 * The bytes of a `data:` address: base64, or text with what is special in it after a percent sign. `too-large`: they
 * are more than `atMost`; of base64 that is known before any of it is decoded.
 */
export function readDataUrl(url: string, atMost: number): Result<Uint8Array<ArrayBuffer>, "damaged" | "too-large"> {
  const comma = url.indexOf(",");
  if (!/^data:/i.test(url) || comma < 0) return err("damaged");
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(Math.max(0, comma - 50), comma));
  const length = url.length - comma - 1;
  if (isBase64 ? length * 0.75 - 2 > atMost : length > atMost * 3) return err("too-large");
  try {
    const written = url.slice(comma + 1);
    const plain = written.includes("%") ? decodeURIComponent(written) : written;
    const bytes = isBase64 ? binaryBytes(atob(plain)) : new TextEncoder().encode(plain);
    return bytes.byteLength > atMost ? err("too-large") : ok(bytes);
  } catch {
    // Neither decoder can say beforehand whether a text is one of its own.
    return err("damaged");
  }
}

function binaryBytes(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
