import { Modal } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { goTo, Icon, useLoaded } from "web-kit";
import { useServer } from "../server/server-context.tsx";
import { ToolBadges } from "./tool-badges.tsx";
import { matchingTools } from "./tool-groups.ts";
import styles from "./tool-palette.module.css";

const MAX_SHOWN = 50;

/** Finds a tool by a few letters, from any page. */
export function ToolPalette({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      yOffset="12dvh"
      size="36rem"
      title="Find a tool"
      classNames={{ header: styles.title ?? "" }}
      transitionProps={{ duration: 100 }}
    >
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { readonly onClose: () => void }): ReactNode {
  const server = useServer();
  const { value: tools = [] } = useLoaded(server.tools);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = matchingTools(tools, typed).slice(0, MAX_SHOWN);
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-index="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const open = (name: string | undefined): void => {
    if (name === undefined) return;
    goTo(["tools", name]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen((at + move + found.length) % found.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      open(found[at]?.name);
    }
  };
  return (
    <div>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          className={styles.input}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-label="Find a tool"
          placeholder="Find a tool: list, deal, import…"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} role="listbox" id={id} aria-label="Tools" ref={list}>
        {found.map(({ name, title, annotations }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's, which keeps the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: the same: options are pointed at, not focused.
          <div
            key={name}
            id={`${id}-${index}`}
            data-index={index}
            role="option"
            aria-selected={index === at}
            className={styles.option}
            onClick={() => open(name)}
          >
            <span>
              <code>{name}</code>
              <small>{title}</small>
            </span>
            <ToolBadges annotations={annotations} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>No tool of that name.</p>}
    </div>
  );
}
