export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window stood when it was last seen. Device-independent pixels, on the desktop of all displays. */
export interface WindowPlace extends Rectangle {
  readonly isMaximized: boolean;
}

export const minimumSize = { width: 360, height: 480 };
const defaultSize = { width: 1120, height: 760 };
/** So much of the window has to be on a display for a person to be able to get hold of it. */
const grip = { width: 100, height: 40 };

/**
 * Where to open the window: where it stood, unless its title bar is no longer on any display (`workAreas`, the main
 * one first): then in the middle of the main one, never larger than it.
 */
export function placeWindow(last: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace {
  const [main = { x: 0, y: 0, ...defaultSize }] = workAreas;
  const isMaximized = last?.isMaximized ?? false;
  const home = last && workAreas.map((area) => ({ area, place: fit(last, area) })).find(hasGrip);
  if (home) return { ...home.place, isMaximized };
  const { width, height } = fit({ ...(last ?? defaultSize), x: 0, y: 0 }, main);
  const x = main.x + Math.round((main.width - width) / 2);
  const y = main.y + Math.round((main.height - height) / 2);
  return { x, y, width, height, isMaximized };
}

function hasGrip({ place, area }: { readonly place: Rectangle; readonly area: Rectangle }): boolean {
  const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  const isTitleBarInside = place.y >= area.y && place.y + grip.height <= area.y + area.height;
  return across >= grip.width && isTitleBarInside;
}

function fit(place: Rectangle, area: Rectangle): Rectangle {
  const width = Math.max(minimumSize.width, Math.min(place.width, area.width));
  const height = Math.max(minimumSize.height, Math.min(place.height, area.height));
  return { x: place.x, y: place.y, width, height };
}
