import { dealCompanies, recordedDeals } from "./recorded-deals.ts";
import type { RecordingGroup } from "./replay-group.ts";

/** Nothing was created by the recorded requests. */
const NEVER = "9999";

const jeffery = {
  id: "20202020-b000-4485-94de-70c2a98daef2",
  name: { firstName: "Jeffery", lastName: "Griffin" },
  emails: { primaryEmail: "jeffery.griffin@example.com" },
};
const google = { id: "20202020-a305-41e7-8c72-ba44072a4c58", name: "Google" };
const zywave = { id: "20202020-a4b6-4609-b282-39001908f263", name: "Zywave" };

function person(id: string, firstName: string, lastName: string, companyId?: string) {
  return {
    id,
    name: { firstName, lastName },
    ...(companyId === undefined ? {} : { companyId }),
  };
}

/** Which files were recorded together, in their order, and what they found in the database. */
export const recordingGroups: readonly RecordingGroup[] = [
  {
    files: [
      "rest/create",
      "rest/upsert",
      "rest/get",
      "rest/update",
      "rest/delete-restore",
      "graphql/create-update",
      "graphql/query",
      "graphql/delete-restore",
      "graphql/errors",
      "limits/bulk-without-filter",
    ],
    recordedFrom: "2026-11-22T09:58:17.000Z",
    lowestPositions: {
      company: 1,
      person: 1,
      opportunity: 1,
      note: 1,
      task: 1,
      noteTarget: 0,
      taskTarget: 0,
    },
    alsoSeeded: {
      company: [google, zywave, { id: "07461ad9-36c0-41bd-a298-55743d124e5f", name: "Mo" }],
      person: [
        jeffery,
        person("20202020-b160-4384-8d2e-6155f4adee0c", "Jeffery", "Gibson"),
        person("20202020-b354-4bfe-a455-b13071671bd6", "Jeffrey", "Beck"),
        person("20202020-bfee-4f77-a7c6-659eb500ac17", "Katherine", "Abbott"),
        person("20202020-bdc7-4e07-84c4-1d5e77f7df79", "Mo", "Acevedo"),
        person("20202020-baaf-4f25-b588-a4a573b483ef", "Mo", "Mo", zywave.id),
        person("20202020-bade-42db-ad1c-f1865a11b219", "Mo", "Mo", zywave.id),
        person("20202020-b111-4000-8000-000000000001", "Mo", "Mo", google.id),
        person("20202020-b111-4000-8000-000000000002", "Mo", "Mo", google.id),
      ],
      opportunity: [
        {
          id: "50505050-0001-4e7c-8001-123456789abc",
          name: "Enterprise iPad Deployment",
          amount: { amountMicros: 2_500_000_000_000, currencyCode: "USD" },
          closeDate: "2026-11-27T09:08:37.901Z",
          stage: "PROPOSAL",
        },
        {
          id: "50505050-0099-4e7c-8001-123456789abc",
          name: "Mo",
          closeDate: "2026-11-26T09:08:37.902Z",
          stage: "NEW",
        },
      ],
    },
  },
  {
    files: ["rest/filter", "rest/list-pagination", "rest/order-by"],
    recordedFrom: NEVER,
  },
  {
    files: ["rest/filter-quoting"],
    recordedFrom: "2026-11-22T09:57:27.000Z",
    lowestPositions: { company: -3 },
  },
  {
    files: ["graphql/relations-on-delete"],
    recordedFrom: "2026-11-22T09:59:00.000Z",
    lowestPositions: { person: 1 },
  },
  { files: ["graphql/restore-many"], recordedFrom: "2026-11-22T09:35:00.000Z" },
  {
    files: ["rest/group-by"],
    recordedFrom: NEVER,
    fillers: {},
    alsoSeeded: { company: dealCompanies, opportunity: recordedDeals },
  },
  {
    files: ["rest/errors", "rest/duplicates-merge"],
    recordedFrom: "2026-11-22T09:58:07.500Z",
    lowestPositions: {
      person: -209,
      company: -3,
      opportunity: -5,
      note: -1,
      noteTarget: -2,
      timelineActivity: 0,
    },
    alsoSeeded: {
      person: [jeffery],
      company: [
        {
          id: "04a1c198-96a5-4cdb-b76e-a8a27d5f4ebe",
          name: "Acme renamed mwrnyn39",
          domainName: { primaryLinkUrl: "https://acme-mwrnyn39.example" },
        },
      ],
      note: [{ id: "e9ecfe2f-a7f4-4898-8993-3c338ab98aca", title: "Note mwrnyn39" }],
    },
  },
  { files: ["auth/token-errors", "auth/well-known"], recordedFrom: NEVER },
  {
    files: ["rest/http-behaviour", "auth/permissions"],
    recordedFrom: "2026-11-22T09:35:26.000Z",
    lowestPositions: { note: 1 },
  },
  {
    files: ["limits/complexity"],
    recordedFrom: NEVER,
    alsoSeeded: {
      company: [
        { id: "07461ad9-36c0-41bd-a298-55743d124e5f", name: "Mo" },
        { id: "0ddddbf7-ccdb-4312-9c78-855a8d741440", name: "Mo" },
      ],
      person: [
        person("001db61b-2a72-4f6b-a7cc-52a2976d87db", "Mo", "Mo"),
        person("01cb7299-b03a-45bf-be16-6d8c16efccdb", "Mo", "Mo"),
        person(
          "825494ac-2d09-4a87-bc7e-a0cd57eb5ab9",
          "Mo",
          "Mo",
          "07461ad9-36c0-41bd-a298-55743d124e5f",
        ),
        person(
          "d3d6a3de-9dde-43a4-8535-b4086e302cb9",
          "Mo",
          "Mo",
          "0ddddbf7-ccdb-4312-9c78-855a8d741440",
        ),
      ],
    },
  },
  {
    files: ["limits/rate-limit"],
    recordedFrom: NEVER,
    isLimited: true,
    alsoSeeded: { person: [person("20202020-b85d-40a0-b5cf-6419881fb4ff", "Ann", "Mo")] },
  },
  {
    files: ["limits/rate-limit-2"],
    recordedFrom: "2026-11-22T09:43:00.000Z",
    isLimited: true,
    lowestPositions: { company: 1 },
  },
  {
    files: ["metadata/rest", "metadata/use-custom-object", "metadata/graphql"],
    recordedFrom: "2026-11-22T10:00:05.000Z",
    lowestPositions: { company: 1, person: 1, noteTarget: 0 },
  },
];
