import { linkTarget, linkTitle } from "./link-target.ts";
import { splitLinks } from "./linkify.ts";

interface LinkedTextProps {
  readonly text: string;
  /** Origin of the workspace's server. */
  readonly server: string;
}

/** Text as it came, its addresses made links. `useLinks` follows them. */
export function LinkedText({ text, server }: LinkedTextProps) {
  return splitLinks(text).map(({ text: words, href, start }) => {
    const target = linkTarget(href, server);
    return target === null ? (
      words
    ) : (
      <a key={start} href={target} rel="noopener noreferrer" title={linkTitle(target)}>
        {words}
      </a>
    );
  });
}
