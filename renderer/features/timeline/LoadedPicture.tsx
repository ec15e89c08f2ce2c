import { useCallback } from "react";
import type { PictureFault } from "../../../shared/pictures/limits.ts";
import { useCommands } from "../../state/use-parley.ts";

interface LoadedPictureProps {
  /** One of our media addresses. */
  readonly src: string;
  readonly alt: string;
  readonly className?: string | undefined;
  /** Only when it comes near to what can be seen. */
  readonly isLazy?: boolean;
  /** It does not come: something else has to stand in its place. */
  readonly onFault: (fault: PictureFault) => void;
}

/** A picture that main may refuse, and that is not waited for any longer than it is there. */
export function LoadedPicture({ src, alt, className, isLazy = false, onFault }: LoadedPictureProps) {
  const invoke = useCommands();
  const load = useCallback(
    (image: HTMLImageElement) => {
      image.src = src;
      // Taken out of the page, an image would still be loaded.
      return () => image.removeAttribute("src");
    },
    [src],
  );
  return (
    <img
      ref={load}
      alt={alt}
      className={className}
      loading={isLazy ? "lazy" : "eager"}
      decoding="async"
      onError={() => void invoke("whyNoPicture", { url: src }).then((why) => onFault(why ?? "unavailable"))}
    />
  );
}
