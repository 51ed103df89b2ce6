import type { OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'

/** A field of a schema, for what OpenAPI lists one by one: the parameters of paths and queries. */
export interface SchemaField {
  readonly name: string
  readonly schema: NonNullable<OpenAPIV3_1.ParameterObject['schema']>
  readonly required: boolean
}

/**
 * Returns a schema of the endpoint table as JSON Schema 2020-12, the dialect of OpenAPI 3.1. Rules over several fields are
 * functions and are left out.
 * @throws {Error} for types that JSON does not have: bytes, and the absent body
 */
export function jsonSchemaOf(schema: z.ZodType): OpenAPIV3_1.SchemaObject {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // The format says the same as the long expression next to it.
      if (jsonSchema.format) delete jsonSchema.pattern
      // It says nothing, and viewers make up fields for it.
      if (isEmpty(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties
    },
  })
  // The same dialect, typed by two packages that do not know each other.
  return written as OpenAPIV3_1.SchemaObject
}

const isEmpty = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0

/** Returns the fields of an object, or of all objects of a choice; a field is required if each of them requires it. */
export function fieldsOf(ofObject: z.ZodType): SchemaField[] {
  const written = jsonSchemaOf(ofObject)
  const choices: OpenAPIV3_1.SchemaObject[] = written.anyOf?.filter((one) => !('$ref' in one)) ?? [written]
  const properties = Object.assign({}, ...choices.map((one) => one.properties))
  return Object.entries<SchemaField['schema']>(properties).map(([name, schema]) => ({
    name,
    schema,
    required: choices.every((one) => one.required?.includes(name)),
  }))
}
