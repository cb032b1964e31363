import { expect, it } from "vitest";
import { defaultInstanceId } from "./default-instance-id.ts";

const facts = { hostname: "pod-7d9f", pid: 42, random: "a1b2c3" };

it("is the pod's name in Kubernetes, so that a restarted container takes its own place again", () => {
  expect(defaultInstanceId({ ...facts, inKubernetes: true })).toBe("pod-7d9f");
});

it("is new with each start elsewhere", () => {
  expect(defaultInstanceId({ ...facts, inKubernetes: false })).toBe("pod-7d9f-42-a1b2c3");
});
