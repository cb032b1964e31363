import { expect, test } from "vitest";
import { createConcurrencyLimit } from "./concurrency-limit.ts";

/** Tasks that stay open until they are told to end, with a record of the order in which they began. */
function openTasks() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    task: (name: string) => () => {
      begun.push(name);
      const { promise, resolve } = Promise.withResolvers<string>();
      ends.set(name, () => resolve(name));
      return promise;
    },
    end: (name: string) => ends.get(name)?.(),
  };
}

test("no more tasks run at once than allowed, and the others follow in order", async () => {
  const { begun, task, end } = openTasks();
  const limit = createConcurrencyLimit(2);
  const results = ["a", "b", "c", "d"].map((name) => limit.run(task(name)));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await results[1];
  await Promise.resolve();
  expect(begun).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c"]) end(name);
  await Promise.all([results[0], results[2]]);
  end("d");
  expect(await Promise.all(results)).toEqual(["a", "b", "c", "d"]);
});

test("a task that fails gives its place to the next", async () => {
  const limit = createConcurrencyLimit(1);
  const failing = limit.run(() => Promise.reject(new Error("no")));
  const next = limit.run(() => Promise.resolve("ran"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("ran");
});

test("a caller that gives up in line leaves it, and its task never runs", async () => {
  const { begun, task, end } = openTasks();
  const limit = createConcurrencyLimit(1);
  const first = limit.run(task("first"));
  const controller = new AbortController();
  const second = limit.run(task("second"), controller.signal);
  const third = limit.run(task("third"));
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: "aborted", mayHaveApplied: false });
  end("first");
  await first;
  await Promise.resolve();
  end("third");
  expect(await third).toBe("third");
  expect(begun).toEqual(["first", "third"]);
});

test("a caller that gave up before is not let in", async () => {
  await expect(
    createConcurrencyLimit(1).run(() => Promise.resolve(), AbortSignal.abort()),
  ).rejects.toMatchObject({ code: "aborted" });
});

test("the line has an end", async () => {
  const { task } = openTasks();
  const limit = createConcurrencyLimit(1);
  const calls = Array.from({ length: 1_001 }, (_, index) => limit.run(task(String(index))));
  await expect(limit.run(task("one too many"))).rejects.toMatchObject({ code: "overloaded" });
  expect(calls).toHaveLength(1_001);
});
