import type { ReactNode } from "react";
import { routeTo } from "web-kit";
import type { ContentBlock } from "../server/definitions.ts";
import styles from "./results.module.css";

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

/** What a model is given of an answer: texts, pictures and links, in order. */
export function ContentBlocks({ blocks }: { readonly blocks: readonly ContentBlock[] }): ReactNode {
  return (
    <div className={styles.blocks}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name than their place.
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: ContentBlock }): ReactNode {
  const { type, text, data, mimeType = "", uri, name, resource } = block;
  if (type === "image" && data !== undefined && PICTURES.has(mimeType)) {
    return (
      <img
        className={styles.picture}
        src={`data:${mimeType};base64,${data}`}
        alt={name ?? "Picture in the answer"}
      />
    );
  }
  if (type === "resource_link" && uri !== undefined) {
    return <a href={routeTo(["resources", uri])}>{name ?? uri}</a>;
  }
  const words = text ?? resource?.text ?? `${type} ${mimeType}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <pre className={styles.words} tabIndex={0}>
      {words}
    </pre>
  );
}
