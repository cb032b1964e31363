import { expect, test } from "vitest";
import { type MetricFamily, metricsText } from "./metrics-text.ts";

const families: readonly MetricFamily[] = [
  {
    name: "calls",
    kind: "counter",
    help: "Calls\nof \\ all",
    samples: [{ labels: { name: 'a"b\\c\nd' }, value: 3 }],
  },
  {
    name: "duration_seconds",
    kind: "histogram",
    help: "How long",
    samples: [
      { labels: { le: "0.1" }, value: 1, suffix: "_bucket" },
      { labels: { le: "+Inf" }, value: 2, suffix: "_bucket" },
      { labels: {}, value: 0.25, suffix: "_sum" },
      { labels: {}, value: 2, suffix: "_count" },
    ],
  },
];

test("metrics are written as Prometheus reads them, with what is special in labels escaped", () => {
  expect(metricsText(families, "prometheus").split("\n")).toEqual([
    "# HELP calls_total Calls\\nof \\\\ all",
    "# TYPE calls_total counter",
    'calls_total{name="a\\"b\\\\c\\nd"} 3',
    "# HELP duration_seconds How long",
    "# TYPE duration_seconds histogram",
    'duration_seconds_bucket{le="0.1"} 1',
    'duration_seconds_bucket{le="+Inf"} 2',
    "duration_seconds_sum 0.25",
    "duration_seconds_count 2",
    "",
  ]);
});

test("OpenMetrics announces a counter without its suffix and says where it ends", () => {
  const text = metricsText(families, "openmetrics");
  expect(text).toContain("# TYPE calls counter\ncalls_total{");
  expect(text.endsWith("# EOF\n")).toBe(true);
});
