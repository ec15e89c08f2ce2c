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
/** A column of text, with room for a quote and a picture. */
const conversationSize = { width: 520, height: 720 };
/** So far from corner to corner that the title bar of one below can be got hold of. */
const cascade = 32;
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

/**
 * Where to open a window for one conversation: beside the main one where there is room, else over it, each a little
 * lower than the last (`nth`, from 0); always whole on the display of the main one.
 */
export function placeBeside(main: Rectangle, nth: number, workAreas: readonly Rectangle[]): WindowPlace {
  const area = workAreas.find((one) => hasGrip({ place: main, area: one })) ?? workAreas[0] ?? main;
  const { width, height } = fit({ ...conversationSize, x: 0, y: 0 }, area);
  const right = main.x + main.width;
  const isRoom = right + width <= area.x + area.width;
  const x = (isRoom ? right : right - width - cascade) + nth * cascade;
  const y = main.y + (isRoom ? 0 : cascade) + nth * cascade;
  const lowest = { x: area.x + area.width - width, y: area.y + area.height - height };
  return {
    x: Math.max(area.x, Math.min(x, lowest.x)),
    y: Math.max(area.y, Math.min(y, lowest.y)),
    width,
    height,
    isMaximized: false,
  };
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
