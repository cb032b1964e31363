import { expect, test } from "vitest";
import { operationTypes } from "./operation-types.ts";

test.each([
  ["{people{edges{node{id}}}}", ["query"]],
  ["query Q($a:Int=1 @x(b:{c:1})){people(first:$a){edges{node{id}}}}", ["query"]],
  ["mutation{deletePeople(filter:{}){id}}", ["mutation"]],
  ["# mutation\nquery{mutation{id} query subscription}", ["query"]],
  ['query{a(b:"} mutation{x}"){c}}', ["query"]],
  ['query{a(b:"\\"} mutation{x}"){c}}', ["query"]],
  ['query{a(b:"""} mutation{x} """){c}}', ["query"]],
  ["fragment mutation on Person{id} query{people{...mutation}}", ["query"]],
  ["query A{a} mutation B{b}", ["query", "mutation"]],
  ["query mutation{a}", ["query"]],
  ["{a} mutation{b}", ["query", "mutation"]],
  ["\uFEFF , mutation B{b}", ["mutation"]],
  ["subscription{a}", ["subscription"]],
  ["", []],
])("%j holds %j", (document, types) => {
  expect([...operationTypes(document)]).toEqual(types);
});
