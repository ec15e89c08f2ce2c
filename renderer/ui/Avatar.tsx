import { memo, useState, type ReactNode } from "react";
import styles from "./Avatar.module.css";

interface AvatarProps {
  readonly name: string;
  /** Where the picture is; null for none. Initials stand in until it has come, and when it does not. */
  readonly src: string | null;
  /** Settles the colour behind the initials: the same thing always has the same. */
  readonly seed: number;
  readonly size?: 20 | 24 | 36 | 40 | 48;
  readonly shape?: "round" | "square";
  /** An icon in place of initials. */
  readonly children?: ReactNode;
}

/** The picture lies over the initials as soon as it is there, with nothing to do for us. Decoration: the name always stands beside it, so screen readers hear nothing here. */
export const Avatar = memo(function Avatar({ name, src, seed, size = 36, shape = "round", children }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      aria-hidden="true"
      className={`${styles.avatar} ${styles[`size${size}`]} ${styles[shape]} ${styles[`hue${seed % 8}`]}`}
    >
      <span>{children ?? initials(name)}</span>
      {src !== null && src !== broken && (
        <img
          src={src}
          alt=""
          draggable={false}
          decoding="async"
          className={styles.picture}
          onError={() => setBroken(src)}
        />
      )}
    </span>
  );
});

/** First letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/[\s,·-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => /[\p{L}\p{N}]/u.exec(word ?? "")?.[0] ?? "");
  return letters.join("").toLocaleUpperCase() || "?";
}
