/** What a browser paints by itself. An SVG is shown as a file: it can hold more than a picture. */
export function isPicture(mimetype: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(mimetype);
}

/** `PDF · 1.2 MB` */
export function fileFacts(kind: string, size: number | null): string {
  return size === null ? kind : `${kind} · ${byteCount(size)}`;
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
