import { expect, test } from "vitest";
import { replaceAskedState, replaceReturnedState } from "./request-state.ts";

const asked = (requestState: string) =>
  `{"jsonrpc":"2.0","id":1.0,"result":{"resultType":"input_required","requestState": ${JSON.stringify(requestState)},"big":12345678901234567890}}`;

test.each(["state", 'with "quotes" \\ and ünïcode', "a+b=c/d.e*(f)[g]{h}|$1^-", "$&", ""])(
  "the state %j is replaced where it stands, and nothing else",
  (state) => {
    const replaced = replaceAskedState(asked(state), (found) => `sealed:${found}$&`);
    expect(replaced).toBe(asked(`sealed:${state}$&`));
  },
);

test.each([
  '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}',
  '{"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","requestState":"x"}}',
  '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"requestState"}}',
  '{"requestState": not json',
  '{"result":null,"requestState":"x"}',
])("%s passes as it is", (message) => {
  expect(replaceAskedState(message, () => "changed")).toBe(message);
});

test("the state of a request is put back byte for byte", () => {
  const body = `{"id":1,"params":{"arguments":{"n":1.50},"requestState":"sealed","text":"sealed"}}`;
  expect(replaceReturnedState(Buffer.from(body), "sealed", 'a "b"').toString()).toBe(
    `{"id":1,"params":{"arguments":{"n":1.50},"requestState":"a \\"b\\"","text":"sealed"}}`,
  );
});
