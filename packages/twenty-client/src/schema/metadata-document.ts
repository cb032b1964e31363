const object =
  "id nameSingular namePlural labelSingular labelPlural description isSystem labelIdentifierFieldMetadataId duplicateCriteria";
const field =
  "id name type label description isActive isSystem isNullable isUnique defaultValue options settings";
const relation = "relation{type targetObjectMetadata{nameSingular}}";
const morphRelations = "morphRelations{type targetObjectMetadata{nameSingular namePlural}}";

function documentOf(objectParts: readonly string[], fieldParts: readonly string[]): string {
  const parts = `${objectParts.join(" ")} fieldsList{${fieldParts.join(" ")}}`;
  return `query{objects(paging:{first:1000},filter:{isActive:{is:true}}){edges{node{${parts}}}}}`;
}

/**
 * Questions for the workspace's objects, fullest first: a server refuses one that names a field which its
 * version does not have. `isCustom` has given way to `applicationId`, and `morphRelations` came late.
 */
export const metadataDocuments: readonly [string, ...string[]] = [
  documentOf([object, "applicationId"], [field, "applicationId", relation, morphRelations]),
  documentOf([object, "applicationId"], [field, "applicationId", relation]),
  documentOf([object, "isCustom"], [field, "isCustom", relation, morphRelations]),
  documentOf([object, "isCustom"], [field, "isCustom", relation]),
  documentOf([object], [field, relation]),
  documentOf(["nameSingular namePlural"], ["name type isNullable isActive settings"]),
];
