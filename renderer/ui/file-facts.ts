/**
 * The kinds of pictures whose size can be told beforehand (shared/pictures); all others are shown as files. An SVG
 * among them: it can hold more than a picture, and more than a machine can paint.
 */
export function isPicture(mimetype: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(mimetype);
}

/** `PDF · 1.2 MB` */
export function fileFacts(kind: string, size: number | null): string {
  return size === null || !(size >= 0 && size < Infinity) ? kind : `${kind} · ${byteCount(size)}`;
}

function byteCount(bytes: number): string {
  const [amount, unit] =
    bytes < 1_000
      ? ([bytes, "byte"] as const)
      : bytes < 1_000_000
        ? ([bytes / 1_000, "kilobyte"] as const)
        : ([bytes / 1_000_000, "megabyte"] as const);
  // Only the long word for bytes has a plural.
  const unitDisplay = unit === "byte" ? "long" : "short";
  return new Intl.NumberFormat(undefined, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }).format(
    amount,
  );
}
