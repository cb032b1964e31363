import { Skeleton, TextInput } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { counted, Icon, Notice, PageHead, routeTo, StatusBadge, useLoaded } from "web-kit";
import { RelationDrawing } from "../schema/relation-drawing.tsx";
import type { FieldInfo, ObjectInfo } from "../server/definitions.ts";
import type { Server } from "../server/server.ts";
import { useServer } from "../server/server-context.tsx";
import pageStyles from "./pages.module.css";
import { Problem } from "./problem.tsx";
import styles from "./schema-page.module.css";

/** The objects of the workspace, their fields, and how they hang together. */
export function SchemaPage({ object }: { readonly object: string | undefined }): ReactNode {
  const server = useServer();
  const load = useMemo(() => () => everyObject(server), [server]);
  const { value: objects, error, reload } = useLoaded(load);
  if (objects === undefined) {
    return (
      <>
        <PageHead title="Schema" />
        {error === undefined ? (
          <div className={pageStyles.skeletons} aria-busy="true">
            <Skeleton height={320} radius="md" />
            <Skeleton height={120} radius="md" />
          </div>
        ) : (
          <Problem error={error} onRetry={reload} />
        )}
      </>
    );
  }
  const current = objects.find((candidate) => candidate.object === object);
  return current === undefined ? (
    <Overview objects={objects} missing={object} />
  ) : (
    <OneObject info={current} objects={objects} />
  );
}

async function everyObject(server: Server): Promise<readonly ObjectInfo[]> {
  const names = await server.objects();
  return Promise.all(
    names.map(async (summary) => ({ ...summary, ...(await server.object(summary.object)) })),
  );
}

function Overview({
  objects,
  missing,
}: {
  readonly objects: readonly ObjectInfo[];
  readonly missing: string | undefined;
}): ReactNode {
  return (
    <>
      <PageHead title="Schema">
        {counted(objects.length, "object")} of this workspace, standard and your own, as the tools
        work with them.
      </PageHead>
      {missing !== undefined && (
        <Notice icon="schema" title={`There is no object ${missing}`}>
          It may have been renamed, or a policy may rule it out.
        </Notice>
      )}
      <section className={`surface ${pageStyles.panel}`} aria-label="Relations">
        <RelationDrawing objects={objects} />
      </section>
      <ul className={styles.objects}>
        {objects.map(({ object, plural, label, description, custom, fields }) => (
          <li key={object}>
            <a className={`surface ${styles.object}`} href={routeTo(["schema", object])}>
              <span className={styles.objecthead}>
                <strong>{label}</strong>
                {custom === true && <StatusBadge tone="accent">own</StatusBadge>}
                <span className="quiet number">{counted(fields.length, "field")}</span>
              </span>
              <small>
                <code>{object}</code> · <code>{plural}</code>
              </small>
              {description !== undefined && <small>{description}</small>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function OneObject({
  info,
  objects,
}: {
  readonly info: ObjectInfo;
  readonly objects: readonly ObjectInfo[];
}): ReactNode {
  const [typed, setTyped] = useState("");
  const near = objects.filter(
    ({ object, fields }) =>
      object === info.object ||
      isRelated(info, object) ||
      fields.some((field) => targetOf(field) === info.object) ||
      sharesJoin(info, { object, fields }),
  );
  const words = typed.toLowerCase();
  const fields = info.fields.filter(({ name, label = "", type }) =>
    `${name} ${label} ${type}`.toLowerCase().includes(words),
  );
  return (
    <>
      <PageHead
        above={
          <a className={pageStyles.back} href={routeTo(["schema"])}>
            <Icon name="back" size={15} /> All objects
          </a>
        }
        title={info.label}
        actions={
          <>
            {info.custom === true && <StatusBadge tone="accent">own object</StatusBadge>}
            <a href={routeTo(["resources", `twenty://schema/${info.object}`])}>as a resource</a>
          </>
        }
      >
        <code>{info.object}</code> · <code>{info.plural}</code>
        {info.description !== undefined && ` · ${info.description}`}
      </PageHead>
      <section className={`surface ${pageStyles.panel}`} aria-label="Relations">
        <RelationDrawing objects={near} current={info.object} />
      </section>
      <div className={styles.filter}>
        <h2 className={pageStyles.sectiontitle}>{counted(info.fields.length, "field")}</h2>
        <TextInput
          aria-label="Filter the fields"
          placeholder="Filter"
          leftSection={<Icon name="search" size={15} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1). */}
      <section className={styles.scroll} aria-label="Fields" tabIndex={0}>
        <table className={styles.fields}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Type</th>
              <th scope="col">What it holds</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldRow key={field.name} field={field} isLabel={field.name === info.labelField} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function FieldRow({
  field,
  isLabel,
}: {
  readonly field: FieldInfo;
  readonly isLabel: boolean;
}): ReactNode {
  const { name, type, label, description, required, unique, custom, options, relation } = field;
  const target = targetOf(field);
  return (
    <tr>
      <th scope="row">
        {label ?? name}
        <code>{name}</code>
      </th>
      <td>
        <StatusBadge tone={type === "RELATION" ? "info" : "plain"}>{type}</StatusBadge>
      </td>
      <td>
        <span className={styles.marks}>
          {isLabel && <StatusBadge tone="accent">its name</StatusBadge>}
          {required === true && <StatusBadge tone="warn">required</StatusBadge>}
          {unique === true && <StatusBadge tone="good">unique</StatusBadge>}
          {custom === true && <StatusBadge tone="accent">own</StatusBadge>}
        </span>
        {relation !== undefined && (
          <>
            {relation.split(" ")[0]?.replaceAll("-", " ")}{" "}
            {target !== undefined && <a href={routeTo(["schema", target])}>{target}</a>}{" "}
          </>
        )}
        {options !== undefined && (
          <span className={styles.options}>
            {options.map((option) => (
              <code key={option}>{option}</code>
            ))}
          </span>
        )}
        {description !== undefined && <span className="quiet">{description}</span>}
      </td>
    </tr>
  );
}

function targetOf({ relation = "" }: FieldInfo): string | undefined {
  return relation.split(" ")[1];
}

function isRelated({ fields }: ObjectInfo, object: string): boolean {
  return fields.some((field) => targetOf(field) === object);
}

/** Notes and tasks hang on others through records that join the two. */
function sharesJoin({ fields }: ObjectInfo, other: Pick<ObjectInfo, "object" | "fields">): boolean {
  const joins = new Set(
    fields.map(targetOf).filter((target) => target === "noteTarget" || target === "taskTarget"),
  );
  return (
    (other.object === "note" && joins.has("noteTarget")) ||
    (other.object === "task" && joins.has("taskTarget"))
  );
}
