/** One series of a family: its labels and its value. */
export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Behind the family's name: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
}

/** Series that have a name, a kind and a meaning in common. */
export interface MetricFamily {
  /** Without `_total`. */
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly samples: readonly MetricSample[];
}

/** The two forms that scrapers read; they differ in how counters are announced and in the end. */
export type MetricsFormat = "prometheus" | "openmetrics";

/** The media type of a form. */
export const METRICS_TYPE: Readonly<Record<MetricsFormat, string>> = {
  prometheus: "text/plain; version=0.0.4; charset=utf-8",
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
};

/** Writes metrics as Prometheus' text format 0.0.4, or as OpenMetrics 1.0. */
export function metricsText(families: readonly MetricFamily[], format: MetricsFormat): string {
  const text = families.map((family) => familyText(family, format)).join("");
  return format === "openmetrics" ? `${text}# EOF\n` : text;
}

function familyText({ name, kind, help, samples }: MetricFamily, format: MetricsFormat): string {
  const total = kind === "counter" ? "_total" : "";
  const announced = format === "openmetrics" ? name : name + total;
  const head = `# HELP ${announced} ${escapeHelp(help)}\n# TYPE ${announced} ${kind}\n`;
  const lines = samples.map(
    ({ labels, value, suffix = total }) =>
      `${name}${suffix}${labelText(labels)} ${numberText(value)}\n`,
  );
  return head + lines.join("");
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function numberText(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "+Inf";
  return Number.isNaN(value) ? "NaN" : String(value);
}

function escapeHelp(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
