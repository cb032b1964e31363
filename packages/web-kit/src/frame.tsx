import { ActionIcon, Drawer } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./frame.module.css";
import { routeTo, useRoute } from "./hash-route.ts";
import { Icon, type IconName } from "./icon.tsx";

/** One page among those of the frame. */
export interface FramePage {
  /** The first part of its address; empty for the first page. */
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** How many things are there, once that is known. */
  readonly count?: number | undefined;
}

/** What stands around every page: where one can go, what is always at hand, and the page itself. */
export function Frame({
  name,
  tagline,
  icon,
  pages,
  bar,
  foot,
  children,
}: {
  readonly name: string;
  readonly tagline: string;
  readonly icon: IconName;
  readonly pages: readonly FramePage[];
  readonly bar: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { parts } = useRoute();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const place = parts.join("/");
  usePageChange(place, () => {
    setMenuOpen(false);
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  const side = (
    <>
      <a className={styles.brand} href={routeTo([])}>
        <span className={styles.mark}>
          <Icon name={icon} />
        </span>
        <span>
          {name}
          <small>{tagline}</small>
        </span>
      </a>
      <PageLinks pages={pages} current={parts[0] ?? ""} />
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </>
  );
  return (
    <div className={styles.frame}>
      <aside className={styles.skiparea} aria-label="Shortcut">
        <a
          className={styles.skip}
          href={routeTo(parts)}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          Skip to the content
        </a>
      </aside>
      <aside className={styles.side} aria-label={name}>
        {side}
      </aside>
      <Drawer
        opened={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        size="17rem"
        title={<span className="visually-hidden">Pages</span>}
        closeButtonProps={{ "aria-label": "Close the menu" }}
      >
        {side}
      </Drawer>
      <div className={styles.body}>
        <section className={styles.bar} aria-label="At hand">
          <ActionIcon
            className={styles.menu ?? ""}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Open the menu"
            aria-expanded={isMenuOpen}
            onClick={() => setMenuOpen(true)}
          >
            <Icon name="menu" size={20} />
          </ActionIcon>
          {bar}
        </section>
        <main className={styles.main} ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

function PageLinks({
  pages,
  current,
}: {
  readonly pages: readonly FramePage[];
  readonly current: string;
}): ReactNode {
  return (
    <nav className={styles.nav} aria-label="Pages">
      {pages.map(({ path, title, icon, count }) => (
        <a
          key={path}
          className={styles.link}
          href={routeTo(path === "" ? [] : [path])}
          aria-current={path === current ? "page" : undefined}
        >
          <Icon name={icon} />
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Runs when the reader has gone elsewhere, not when the page is opened. */
function usePageChange(place: string, run: () => void): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    run();
  });
}
