import { useEffect, useState, type ComponentType } from "react";
import { useTexts } from "./use-texts.ts";

/** What opens over the page, and the library that it is built on: nothing of the first frame. */
type LateParts = typeof import("./late-parts.ts");

type Loaded = { readonly parts: LateParts } | { readonly error: unknown };

let loaded: Loaded | null = null;

/** Loads the code of what opens over the page, once; to be called when the first frame is out. */
export async function loadLateParts(): Promise<Loaded> {
  if (loaded !== null && "parts" in loaded) return loaded;
  try {
    loaded = { parts: await import("./late-parts.ts") };
    return loaded;
  } catch (error) {
    return { error };
  }
}

/**
 * A component out of the late parts. What is loaded is drawn at once, without a frame in between in which keys would go
 * to what lies beneath; what is not yet is loaded now. Throws while it is drawn when that fails.
 */
export function late<Props extends object>(pick: (parts: LateParts) => ComponentType<Props>): ComponentType<Props> {
  return function Late(props: Props) {
    const [now, setNow] = useState(loaded);
    const { direction } = useTexts();
    useEffect(() => {
      if (now !== null) return undefined;
      let isShown = true;
      const show = async () => {
        const done = await loadLateParts();
        if (isShown) setNow(done);
      };
      void show();
      return () => {
        isShown = false;
      };
    }, [now]);
    if (now === null) return null;
    if ("error" in now) throw now.error;
    const Component = pick(now.parts);
    const { DirectionProvider } = now.parts;
    return (
      <DirectionProvider direction={direction}>
        <Component {...props} />
      </DirectionProvider>
    );
  };
}
