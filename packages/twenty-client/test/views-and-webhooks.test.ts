import { expect, test } from "vitest";
import { petId, type Sent, setUp, speciesId, viewId } from "./metadata-edge.ts";

test("views are listed with their objects, made, changed and deleted", async () => {
  const view = {
    id: viewId,
    name: "By species",
    objectMetadataId: petId,
    type: "KANBAN",
    icon: "IconList",
    position: 2,
    isCompact: false,
    visibility: "WORKSPACE",
  };
  await using twenty = await setUp({
    getViews: [view, { ...view, objectMetadataId: "gone", visibility: "UNLISTED" }],
    getView: view,
    createView: view,
    updateView: view,
    deleteView: true,
  });
  const { views } = twenty.metadata;
  const read = {
    id: viewId,
    name: "By species",
    object: "pet",
    type: "kanban",
    icon: "IconList",
    position: 2,
    isCompact: false,
    isShared: true,
  };
  expect(await views.list()).toEqual([read, { ...read, object: null, isShared: false }]);
  expect(
    await views.create({
      object: "pet",
      name: "By species",
      type: "kanban",
      groupByField: "species",
    }),
  ).toEqual(read);
  expect(twenty.written()).toEqual({
    input: {
      objectMetadataId: petId,
      name: "By species",
      icon: "IconList",
      type: "KANBAN",
      mainGroupByFieldMetadataId: speciesId,
    },
  });
  await views.update(viewId, { isShared: false, name: "Mine" });
  expect(twenty.written()).toEqual({ id: viewId, input: { name: "Mine", visibility: "UNLISTED" } });
  expect(await views.delete(viewId)).toEqual({ id: viewId });
  await expect(views.update(viewId, { groupByField: "nope" })).rejects.toMatchObject({
    field: "nope",
  });
});

test("webhooks are listed, made, changed and deleted, and never show their secret", async () => {
  const wire = { id: viewId, targetUrl: "https://x.example", operations: ["*.*"], description: "" };
  await using twenty = await setUp({
    webhooks: [wire],
    createWebhook: wire,
    updateWebhook: wire,
    deleteWebhook: wire,
  });
  const { webhooks } = twenty.metadata;
  const read = { ...wire, description: null };
  expect(await webhooks.list()).toEqual([read]);
  const input = { targetUrl: "https://x.example", operations: ["*.*"], secret: "s3" };
  expect(await webhooks.create(input)).toEqual(read);
  expect(twenty.written()).toEqual({ input });
  await webhooks.update(viewId, { operations: ["person.created"] });
  expect(twenty.written()).toEqual({
    input: { id: viewId, update: { operations: ["person.created"] } },
  });
  expect(await webhooks.delete(viewId)).toEqual({ id: viewId });
  for (const { body } of twenty.server.requests) {
    expect((body as Sent).query).not.toMatch(/secret/);
  }
});
