import { Button, Popover, SegmentedControl, Select, Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon, useStore } from "web-kit";
import { type Generation, generations } from "../mcp/connection.ts";
import { keys, preferences } from "../server/preferences.ts";
import type { Health } from "../server/public-api.ts";
import styles from "./connection-menu.module.css";
import { keyPrompt } from "./key-prompt-state.ts";

const words: Readonly<Record<Generation, string>> = {
  "2026-07-28": "Each request stands alone: nothing is opened, nothing has to be closed.",
  "2025-11-25": "A session is opened with the first call and closed with the page.",
};

/** How the page talks to the server: protocol, questions, workspace, key. */
export function ConnectionMenu({ health }: { readonly health: Health | undefined }): ReactNode {
  const chosen = useStore(preferences);
  const typed = useStore(keys);
  const hasKey = typed.server !== undefined || typed.twenty !== undefined;
  const profiles = health?.profiles?.map(({ name }) => name) ?? [];
  return (
    <Popover width={340} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          className={styles.button ?? ""}
          rightSection={<Icon name="chevron" size={13} />}
        >
          <span className={styles.word}>MCP&nbsp;</span>
          {chosen.generation}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="How the page talks to the server">
        <div className={styles.menu}>
          <div>
            <p className={styles.label} id="generation">
              Protocol
            </p>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-labelledby="generation"
              data={[...generations]}
              value={chosen.generation}
              onChange={(value) =>
                preferences.update((before) => ({ ...before, generation: value as Generation }))
              }
            />
            <p className={styles.hint}>{words[chosen.generation]}</p>
          </div>
          <Switch
            label="Answer the server's questions"
            description="As dialogs (elicitation). Without, it hands out tokens to confirm with."
            checked={chosen.canAsk}
            onChange={(event) => {
              const canAsk = event.currentTarget.checked;
              preferences.update((before) => ({ ...before, canAsk }));
            }}
          />
          <Switch
            label="Tools that read only"
            description="Asks the server to leave out whatever writes."
            checked={chosen.isReadOnly}
            onChange={(event) => {
              const isReadOnly = event.currentTarget.checked;
              preferences.update((before) => ({ ...before, isReadOnly }));
            }}
          />
          {profiles.length > 1 && (
            <Select
              label="Workspace"
              data={profiles}
              value={chosen.profile ?? profiles[0] ?? null}
              comboboxProps={{ withinPortal: false }}
              onChange={(profile) =>
                preferences.update((before) => ({
                  ...before,
                  ...(profile !== null && { profile }),
                }))
              }
            />
          )}
          <div className={styles.keys}>
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="key" size={14} />}
              onClick={() => keyPrompt.set("open")}
            >
              {hasKey ? "Change the key" : "Enter a key"}
            </Button>
            {hasKey && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => keys.set({})}>
                Forget it
              </Button>
            )}
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
