/**
 * The kinds of pictures whose size can be told beforehand (shared/pictures); all others are shown as files. An SVG
 * among them: it can hold more than a picture, and more than a machine can paint.
 */
export function isPicture(mimetype: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp|bmp)$/.test(mimetype);
}
