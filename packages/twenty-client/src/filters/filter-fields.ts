/** Twenty's own dotted name of a field, such as `emails.primaryEmail` or that of a custom field. */
type WirePath = string & {};

type BaseField = "id" | "createdAt" | "updatedAt" | "deletedAt" | "position";

/** What people can be filtered and sorted by. */
export type PersonField =
  | BaseField
  | "firstName"
  | "lastName"
  | "email"
  | "phone"
  | "jobTitle"
  | "linkedin"
  | "city"
  | "companyId"
  | "companyName"
  | WirePath;

/** What companies can be filtered and sorted by. */
export type CompanyField =
  | BaseField
  | "name"
  | "domain"
  | "linkedin"
  | "city"
  | "country"
  | "employees"
  | "annualRevenueMicros"
  | "annualRevenueCurrency"
  | "accountOwnerId"
  | WirePath;

/** What opportunities can be filtered and sorted by. */
export type OpportunityField =
  | BaseField
  | "name"
  | "stage"
  | "closeDate"
  | "amountMicros"
  | "currencyCode"
  | "companyId"
  | "companyName"
  | "pointOfContactId"
  | "ownerId"
  | WirePath;

/** What notes can be filtered and sorted by. */
export type NoteField = BaseField | "title" | "body" | WirePath;

/** What tasks can be filtered and sorted by. */
export type TaskField = BaseField | "title" | "body" | "status" | "dueAt" | "assigneeId" | WirePath;

/** What note targets can be filtered and sorted by. */
export type NoteTargetField =
  | BaseField
  | "noteId"
  | "personId"
  | "companyId"
  | "opportunityId"
  | WirePath;

/** What task targets can be filtered and sorted by. */
export type TaskTargetField =
  | BaseField
  | "taskId"
  | "personId"
  | "companyId"
  | "opportunityId"
  | WirePath;

/** What workspace members can be filtered and sorted by. */
export type WorkspaceMemberField = BaseField | "firstName" | "lastName" | "email" | WirePath;
