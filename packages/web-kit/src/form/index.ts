export { type Field, optionsOf, type Shape, titleOf } from "./field.ts";
export { type FieldProps, ReferenceInputContext, stringsOf, wording } from "./field-input.tsx";
export { fieldOf, fieldsOfSchema } from "./fields-of-schema.ts";
export { FormFields } from "./form-fields.tsx";
export { cleaned, problemsIn, type Values, withValue } from "./form-values.ts";
export { JsonArguments } from "./json-arguments.tsx";
export { readJson } from "./json-input.tsx";
export type { JsonSchema } from "./json-schema.ts";
