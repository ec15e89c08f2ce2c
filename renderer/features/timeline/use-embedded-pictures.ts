import { useLayoutEffect, type RefObject } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { parseMediaUrl } from "../../../shared/ipc/media-address.ts";
import { looseBytesAtMost } from "../../../shared/ipc/commands/file-commands.ts";
import { useCommands, useAction, useViewActions } from "../../state/use-parley.ts";
import { readDataUrl } from "./data-url.ts";
import { refusedLoaded } from "./embedded-pictures.ts";
import { useTexts } from "../../ui/use-texts.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** What a message's pictures do: come when they are asked for, say why they do not, and are saved. */
export function useEmbeddedPictures(box: RefObject<HTMLElement | null>, workspace: WorkspaceId): void {
  const texts = useTexts();
  const invoke = useCommands();
  const attempt = useAction();
  const view = useViewActions();

  useLayoutEffect(() => {
    const element = box.current;

    async function load(button: HTMLButtonElement, url: string): Promise<void> {
      button.disabled = true;
      const shown = await invoke("showRemotePicture", { workspace, url });
      button.disabled = false;
      if (!shown.ok) return view.report(shown.error.text);
      const image = button.ownerDocument.createElement("img");
      image.alt = button.dataset["alt"] ?? "";
      image.dataset["remote"] = url;
      image.src = shown.value.url;
      button.replaceWith(image);
    }

    async function save(source: string, name: string): Promise<void> {
      const address = parseMediaUrl(source);
      if (address?.type === "attachment") {
        const { attachment, token } = address;
        const named = { workspace, attachment, name, ...(token === undefined ? {} : { token }) };
        if (await attempt(invoke("saveAttachment", named))) view.tell(coded("file.saved"));
        return;
      }
      const bytes = readDataUrl(source, looseBytesAtMost);
      if (!bytes.ok) view.report(coded("picture.damaged"));
      else if (await attempt(invoke("saveEmbeddedPicture", { name, bytes: bytes.value })))
        view.tell(coded("file.saved"));
    }

    const onClick = (event: MouseEvent): void => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (!button) return;
      const { image, saved, opened, name = "" } = button.dataset;
      if (image !== undefined) void load(button, image);
      else if (saved !== undefined) void save(saved, name);
      else if (opened !== undefined) void invoke("openExternal", { url: opened });
    };
    const onError = (event: Event): void => {
      const image = event.target;
      if (!(image instanceof HTMLImageElement)) return;
      void invoke("whyNoPicture", { url: image.src.slice(0, 2_000) }).then((fault) =>
        image.replaceWith(refusedLoaded(image, fault ?? "unavailable", texts)),
      );
    };
    element?.addEventListener("click", onClick);
    // Errors of images do not bubble.
    element?.addEventListener("error", onError, true);
    return () => {
      element?.removeEventListener("click", onClick);
      element?.removeEventListener("error", onError, true);
      // Nobody waits for them any more: main hears of it at once.
      for (const image of element?.querySelectorAll("img") ?? []) image.removeAttribute("src");
    };
  }, [box, workspace, invoke, attempt, view, texts]);
}
