/** The part of `/metadata` that is about views, as in Twenty's own schema but for what only its own pages use. */
export const viewSchema = `
scalar JSON
extend type Query {
  getViewFilterGroups(viewId: String): [ViewFilterGroup!]!
  getViewFilterGroup(id: String!): ViewFilterGroup
  getViewFilters(viewId: String): [ViewFilter!]!
  getViewFilter(id: String!): ViewFilter
  getViews(objectMetadataId: String, viewTypes: [ViewType!]): [View!]!
  getView(id: String!): View
  getViewSorts(viewId: String): [ViewSort!]!
  getViewSort(id: String!): ViewSort
  getViewFields(viewId: String!): [ViewField!]!
  getViewField(id: String!): ViewField
  getViewGroups(viewId: String): [ViewGroup!]!
  getViewGroup(id: String!): ViewGroup
}
extend type Mutation {
  createViewFilterGroup(input: CreateViewFilterGroupInput!): ViewFilterGroup!
  updateViewFilterGroup(id: String!, input: UpdateViewFilterGroupInput!): ViewFilterGroup!
  deleteViewFilterGroup(id: String!): Boolean!
  destroyViewFilterGroup(id: String!): Boolean!
  createViewFilter(input: CreateViewFilterInput!): ViewFilter!
  updateViewFilter(input: UpdateViewFilterInput!): ViewFilter!
  deleteViewFilter(input: DeleteViewFilterInput!): ViewFilter!
  destroyViewFilter(input: DestroyViewFilterInput!): ViewFilter!
  createView(input: CreateViewInput!): View!
  updateView(id: String!, input: UpdateViewInput!): View!
  deleteView(id: String!): Boolean!
  destroyView(id: String!): Boolean!
  createViewSort(input: CreateViewSortInput!): ViewSort!
  updateViewSort(input: UpdateViewSortInput!): ViewSort!
  deleteViewSort(input: DeleteViewSortInput!): Boolean!
  destroyViewSort(input: DestroyViewSortInput!): Boolean!
  updateViewField(input: UpdateViewFieldInput!): ViewField!
  createViewField(input: CreateViewFieldInput!): ViewField!
  createManyViewFields(inputs: [CreateViewFieldInput!]!): [ViewField!]!
  deleteViewField(input: DeleteViewFieldInput!): ViewField!
  destroyViewField(input: DestroyViewFieldInput!): ViewField!
  createViewGroup(input: CreateViewGroupInput!): ViewGroup!
  createManyViewGroups(inputs: [CreateViewGroupInput!]!): [ViewGroup!]!
  updateViewGroup(input: UpdateViewGroupInput!): ViewGroup!
  updateManyViewGroups(inputs: [UpdateViewGroupInput!]!): [ViewGroup!]!
  deleteViewGroup(input: DeleteViewGroupInput!): ViewGroup!
  destroyViewGroup(input: DestroyViewGroupInput!): ViewGroup!
}
enum AggregateOperations { MIN MAX AVG SUM COUNT COUNT_UNIQUE_VALUES COUNT_EMPTY COUNT_NOT_EMPTY COUNT_TRUE COUNT_FALSE PERCENTAGE_EMPTY PERCENTAGE_NOT_EMPTY }
enum ViewType { TABLE KANBAN CALENDAR FIELDS_WIDGET TABLE_WIDGET }
enum ViewKey { INDEX }
enum ViewOpenRecordIn { SIDE_PANEL RECORD_PAGE }
enum ViewCalendarLayout { DAY WEEK MONTH }
enum ViewVisibility { WORKSPACE UNLISTED }
enum ViewFilterGroupLogicalOperator { AND OR NOT }
enum ViewFilterOperand { IS IS_NOT_NULL IS_NOT LESS_THAN_OR_EQUAL GREATER_THAN_OR_EQUAL IS_BEFORE IS_AFTER CONTAINS DOES_NOT_CONTAIN IS_EMPTY IS_NOT_EMPTY IS_RELATIVE IS_IN_PAST IS_IN_FUTURE IS_TODAY VECTOR_SEARCH }
enum ViewSortDirection { ASC DESC }
type View {
  id: UUID!
  name: String!
  objectMetadataId: UUID!
  type: ViewType!
  key: ViewKey
  icon: String!
  position: Float!
  isCompact: Boolean!
  isCustom: Boolean!
  openRecordIn: ViewOpenRecordIn!
  kanbanAggregateOperation: AggregateOperations
  kanbanAggregateOperationFieldMetadataId: UUID
  mainGroupByFieldMetadataId: UUID
  shouldHideEmptyGroups: Boolean!
  kanbanColumnWidth: Int
  calendarFieldMetadataId: UUID
  workspaceId: UUID!
  anyFieldFilterValue: String
  calendarLayout: ViewCalendarLayout
  createdAt: DateTime!
  updatedAt: DateTime!
  deletedAt: DateTime
  viewFields: [ViewField!]!
  viewFilters: [ViewFilter!]!
  viewFilterGroups: [ViewFilterGroup!]!
  viewSorts: [ViewSort!]!
  viewGroups: [ViewGroup!]!
  visibility: ViewVisibility!
  isActive: Boolean!
}
type ViewField {
  id: UUID!
  fieldMetadataId: UUID!
  isVisible: Boolean!
  size: Float!
  position: Float!
  aggregateOperation: AggregateOperations
  viewId: UUID!
  workspaceId: UUID!
  createdAt: DateTime!
  updatedAt: DateTime!
  isActive: Boolean!
  deletedAt: DateTime
}
type ViewFilter {
  id: UUID!
  fieldMetadataId: UUID!
  operand: ViewFilterOperand!
  value: JSON!
  viewFilterGroupId: UUID
  positionInViewFilterGroup: Float
  subFieldName: String
  relationTargetFieldMetadataId: UUID
  viewId: UUID!
  workspaceId: UUID!
  createdAt: DateTime!
  updatedAt: DateTime!
  deletedAt: DateTime
}
type ViewFilterGroup {
  id: UUID!
  parentViewFilterGroupId: UUID
  logicalOperator: ViewFilterGroupLogicalOperator!
  positionInViewFilterGroup: Float
  viewId: UUID!
  workspaceId: UUID!
  createdAt: DateTime!
  updatedAt: DateTime!
  deletedAt: DateTime
}
type ViewSort {
  id: UUID!
  fieldMetadataId: UUID!
  direction: ViewSortDirection!
  subFieldName: String
  viewId: UUID!
  workspaceId: UUID!
  createdAt: DateTime!
  updatedAt: DateTime!
  deletedAt: DateTime
}
type ViewGroup {
  id: UUID!
  isVisible: Boolean!
  fieldValue: String!
  position: Float!
  viewId: UUID!
  workspaceId: UUID!
  createdAt: DateTime!
  updatedAt: DateTime!
  deletedAt: DateTime
}
input CreateViewInput {
  id: UUID
  name: String!
  objectMetadataId: UUID!
  type: ViewType = TABLE
  key: ViewKey
  icon: String!
  position: Float = 0
  isCompact: Boolean = false
  shouldHideEmptyGroups: Boolean = false
  kanbanColumnWidth: Int
  openRecordIn: ViewOpenRecordIn = SIDE_PANEL
  kanbanAggregateOperation: AggregateOperations
  kanbanAggregateOperationFieldMetadataId: UUID
  anyFieldFilterValue: String
  calendarLayout: ViewCalendarLayout
  calendarFieldMetadataId: UUID
  mainGroupByFieldMetadataId: UUID
  visibility: ViewVisibility
}
input UpdateViewInput {
  id: UUID
  name: String
  type: ViewType
  icon: String
  position: Float
  isCompact: Boolean
  openRecordIn: ViewOpenRecordIn
  kanbanAggregateOperation: AggregateOperations
  kanbanAggregateOperationFieldMetadataId: UUID
  anyFieldFilterValue: String
  calendarLayout: ViewCalendarLayout
  calendarFieldMetadataId: UUID
  visibility: ViewVisibility
  mainGroupByFieldMetadataId: UUID
  shouldHideEmptyGroups: Boolean
  kanbanColumnWidth: Int
}
input CreateViewFieldInput {
  id: UUID
  fieldMetadataId: UUID!
  viewId: UUID!
  isVisible: Boolean = true
  size: Float = 0
  position: Float = 0
  aggregateOperation: AggregateOperations
}
input UpdateViewFieldInput {
  id: UUID!
  update: UpdateViewFieldInputUpdates!
}
input UpdateViewFieldInputUpdates {
  isVisible: Boolean
  size: Float
  position: Float
  aggregateOperation: AggregateOperations
}
input DeleteViewFieldInput {
  id: UUID!
}
input DestroyViewFieldInput {
  id: UUID!
}
input CreateViewFilterInput {
  id: UUID
  fieldMetadataId: UUID!
  operand: ViewFilterOperand
  value: JSON!
  viewFilterGroupId: UUID
  positionInViewFilterGroup: Float
  subFieldName: String
  relationTargetFieldMetadataId: UUID
  viewId: UUID!
}
input UpdateViewFilterInput {
  id: UUID!
  update: UpdateViewFilterInputUpdates!
}
input UpdateViewFilterInputUpdates {
  fieldMetadataId: UUID
  operand: ViewFilterOperand
  value: JSON
  viewFilterGroupId: UUID
  positionInViewFilterGroup: Float
  subFieldName: String
  relationTargetFieldMetadataId: UUID
}
input DeleteViewFilterInput {
  id: UUID!
}
input DestroyViewFilterInput {
  id: UUID!
}
input CreateViewFilterGroupInput {
  id: UUID
  parentViewFilterGroupId: UUID
  logicalOperator: ViewFilterGroupLogicalOperator = AND
  positionInViewFilterGroup: Float
  viewId: UUID!
}
input UpdateViewFilterGroupInput {
  id: UUID
  parentViewFilterGroupId: UUID
  logicalOperator: ViewFilterGroupLogicalOperator = AND
  positionInViewFilterGroup: Float
  viewId: UUID
}
input CreateViewSortInput {
  id: UUID
  fieldMetadataId: UUID!
  direction: ViewSortDirection = ASC
  subFieldName: String
  viewId: UUID!
}
input UpdateViewSortInput {
  id: UUID!
  update: UpdateViewSortInputUpdates!
}
input UpdateViewSortInputUpdates {
  direction: ViewSortDirection
  subFieldName: String
}
input DeleteViewSortInput {
  id: UUID!
}
input DestroyViewSortInput {
  id: UUID!
}
input CreateViewGroupInput {
  id: UUID
  isVisible: Boolean = true
  fieldValue: String!
  position: Float = 0
  viewId: UUID!
}
input UpdateViewGroupInput {
  id: UUID!
  update: UpdateViewGroupInputUpdates!
}
input UpdateViewGroupInputUpdates {
  fieldMetadataId: UUID
  isVisible: Boolean
  fieldValue: String
  position: Float
}
input DeleteViewGroupInput {
  id: UUID!
}
input DestroyViewGroupInput {
  id: UUID!
}
`;
