export type { AccessRules, RecordOperation } from "./access/access-rules.ts";
export type { Clock } from "./clock.ts";
export type { Actor } from "./composites/actor.ts";
export type { Address, AddressInput } from "./composites/address.ts";
export type { Emails, EmailsInput } from "./composites/emails.ts";
export type { FileReference } from "./composites/files.ts";
export { formatPhone } from "./composites/format-phone.ts";
export type { FullName } from "./composites/full-name.ts";
export type { Link, LinkInput, Links, LinksInput } from "./composites/links.ts";
export type { Money, MoneyInput } from "./composites/money.ts";
export { formatUnits, parseUnits } from "./composites/money-units.ts";
export type { Phone, PhoneInput, Phones, PhonesInput } from "./composites/phones.ts";
export type { Duplicates, DuplicatesOptions } from "./duplicates/duplicates.ts";
export type { MergeOptions } from "./duplicates/merge.ts";
export { type CustomComposite, customComposite } from "./dynamic/custom-composite.ts";
export type {
  DynamicCollection,
  DynamicInput,
  DynamicRecord,
  DynamicValue,
} from "./dynamic/dynamic-record.ts";
export { type ErrorMeaning, errorCodes, type TwentyErrorCode } from "./errors/error-codes.ts";
export {
  type ConflictingRecord,
  TwentyError,
  type TwentyErrorDetails,
} from "./errors/twenty-error.ts";
export type { DownloadedFile, DownloadOptions } from "./files/download-file.ts";
export type { UploadedFile, UploadRequest } from "./files/upload-file.ts";
export type { Filter, FilterCondition, FilterOperator, FilterValue } from "./filters/filter.ts";
export type {
  CompanyField,
  NoteField,
  NoteTargetField,
  OpportunityField,
  PersonField,
  TaskField,
  TaskTargetField,
  WorkspaceMemberField,
} from "./filters/filter-fields.ts";
export type { OrderBy } from "./filters/order-by.ts";
export type { GraphqlAnswer, GraphqlOptions } from "./graphql/raw-graphql.ts";
export type { Aggregate, AggregateValue } from "./groups/aggregate.ts";
export type { DateGranularity, GroupDimension } from "./groups/dimension.ts";
export type { Group, GroupByRequest, Groups } from "./groups/group-by.ts";
export type { GroupOrder } from "./groups/group-order.ts";
export type { Json } from "./json.ts";
export type { TwentyClientLogger } from "./logger.ts";
export type {
  FieldFacts,
  FieldInput,
  FieldMetadata,
  FieldUpdate,
  RelationInput,
} from "./metadata/field-metadata.ts";
export type { OptionInput } from "./metadata/field-options.ts";
export type { MetadataApi } from "./metadata/metadata-api.ts";
export type { ObjectInput, ObjectMetadata, ObjectUpdate } from "./metadata/object-metadata.ts";
export type { View, ViewInput, ViewType, ViewUpdate } from "./metadata/view-metadata.ts";
export type { Webhook, WebhookInput, WebhookUpdate } from "./metadata/webhook-metadata.ts";
export type {
  ApiMode,
  CircuitBreakerOptions,
  RetryOptions,
  TwentyClientOptions,
} from "./options.ts";
export type { Company, CompanyCreate, CompanyUpdate } from "./records/company.ts";
export type { Note, NoteCreate, NoteUpdate } from "./records/note.ts";
export type { NoteTarget, NoteTargetCreate, NoteTargetUpdate } from "./records/note-target.ts";
export type { Opportunity, OpportunityCreate, OpportunityUpdate } from "./records/opportunity.ts";
export type { Person, PersonCreate, PersonUpdate } from "./records/person.ts";
export type {
  BaseCreateInput,
  BaseInput,
  BaseRecord,
  RelatedRecord,
} from "./records/record.ts";
export type {
  CallOptions,
  CreateOptions,
  DeletedRecord,
  GetOptions,
  ListOptions,
  Page,
  PageInfo,
  ReadableCollection,
  RecordCollection,
} from "./records/record-collection.ts";
export type { Task, TaskCreate, TaskUpdate } from "./records/task.ts";
export type { TaskTarget, TaskTargetCreate, TaskTargetUpdate } from "./records/task-target.ts";
export type { WorkspaceMember } from "./records/workspace-member.ts";
export type {
  FieldOption,
  FieldRelation,
  FieldSchema,
  ObjectSchema,
} from "./schema/object-schema.ts";
export type { WorkspaceSchema } from "./schema/workspace-schema.ts";
export type { AccessTokens } from "./transport/access-tokens.ts";
export type { CircuitState } from "./transport/circuit-breaker.ts";
export {
  createRateBudget,
  type RateBudget,
  type RateBudgetOptions,
  type RateBudgetState,
} from "./transport/rate-budget.ts";
export type { RateLimit } from "./transport/rate-limit.ts";
export { createTwentyClient, type TwentyClient } from "./twenty-client.ts";
export type { PingOptions, PingResult } from "./workspace/ping.ts";
export type { SearchHit, SearchRequest, SearchResult } from "./workspace/search.ts";
export type { Workspace } from "./workspace/workspace.ts";
