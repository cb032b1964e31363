import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { CopyButton, Notice, PageHead, routeTo, StatusBadge, useLoaded } from "web-kit";
import { messageOf } from "../mcp/failure.ts";
import { ContentBlocks } from "../results/content-blocks.tsx";
import resultStyles from "../results/results.module.css";
import type { PromptInfo, PromptResult } from "../server/definitions.ts";
import { useServer } from "../server/server-context.tsx";
import { ArgumentInput } from "./argument-input.tsx";
import styles from "./pages.module.css";
import { Problem } from "./problem.tsx";

/** The prompts that the server has ready, and what becomes of one with its arguments. */
export function PromptsPage({ name }: { readonly name: string | undefined }): ReactNode {
  const server = useServer();
  const { value: prompts, error, reload } = useLoaded(server.prompts);
  const current = prompts?.find((prompt) => prompt.name === name) ?? prompts?.[0];
  return (
    <>
      <PageHead title="Prompts">
        What people can ask an agent for by name: the server writes the rest.
      </PageHead>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {prompts !== undefined && (
        <div className={styles.two}>
          <nav className={`surface ${styles.panel}`} aria-label="Prompts">
            <ul className={styles.list}>
              {prompts.map((prompt) => (
                <li key={prompt.name}>
                  <a
                    className={styles.listlink}
                    href={routeTo(["prompts", prompt.name])}
                    aria-current={prompt === current ? "true" : undefined}
                  >
                    <strong>{prompt.title ?? prompt.name}</strong>
                    <small>{prompt.description}</small>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {current === undefined ? (
            <Notice icon="chat" title="There are no prompts here" />
          ) : (
            <OnePrompt key={current.name} prompt={current} />
          )}
        </div>
      )}
    </>
  );
}

function OnePrompt({ prompt }: { readonly prompt: PromptInfo }): ReactNode {
  const server = useServer();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [state, setState] = useState<{
    readonly result?: PromptResult;
    readonly error?: string;
    readonly isLoading: boolean;
  }>({ isLoading: false });
  const wanted = prompt.arguments ?? [];
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const isWhole = wanted.every(
    ({ name, required }) => required !== true || given[name] !== undefined,
  );
  const get = (): void => {
    setState({ isLoading: true });
    server.prompt(prompt.name, given).then(
      (result) => setState({ result, isLoading: false }),
      (error: unknown) => setState({ error: messageOf(error), isLoading: false }),
    );
  };
  return (
    <section className={`surface ${styles.panel}`} aria-label={prompt.title ?? prompt.name}>
      <h2>
        {prompt.title ?? prompt.name} <code className="quiet">{prompt.name}</code>
      </h2>
      <form
        className={styles.skeletons}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) get();
        }}
      >
        {wanted.map(({ name, description, required }) => (
          <ArgumentInput
            key={name}
            completion={{ type: "ref/prompt", name: prompt.name }}
            name={name}
            description={description}
            isRequired={required === true}
            value={values[name] ?? ""}
            onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <div>
          <Button type="submit" disabled={!isWhole} loading={state.isLoading}>
            Get the prompt
          </Button>
        </div>
      </form>
      {state.error !== undefined && <p className={resultStyles.failure}>{state.error}</p>}
      {state.result?.messages.map(({ role, content }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no other name than their place.
        <article key={index} aria-label={`Message ${index + 1}`}>
          <div className={resultStyles.head}>
            <StatusBadge tone="info">{role}</StatusBadge>
            <span className={resultStyles.push} />
            {content.text !== undefined && (
              <CopyButton text={content.text} label="Copy the message" />
            )}
          </div>
          <ContentBlocks blocks={[content]} />
        </article>
      ))}
    </section>
  );
}
