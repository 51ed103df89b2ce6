import type { OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'

/** A field of a schema, for what OpenAPI lists one by one: parameters of paths and queries. */
export interface SchemaField {
  readonly name: string
  readonly schema: NonNullable<OpenAPIV3_1.ParameterObject['schema']>
  readonly required: boolean
}

/**
 * A schema of the endpoint table as JSON Schema 2020-12, the dialect of OpenAPI 3.1. Rules that span several fields are
 * functions, and do not come through.
 * @throws {Error} for what JSON has no word for: bytes, and the absent body
 */
export function jsonSchemaOf(schema: z.ZodType): OpenAPIV3_1.SchemaObject {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // A format says the same as the long expression beside it.
      if (jsonSchema.format) delete jsonSchema.pattern
      // Says nothing, and viewers make up fields for it.
      if (isEmpty(jsonSchema.additionalProperties)) delete jsonSchema.additionalProperties
    },
  })
  // One dialect, typed by two packages that do not know each other.
  return written as OpenAPIV3_1.SchemaObject
}

const isEmpty = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0

/** The fields of an object; of a choice of objects all of theirs, required where each of them requires it. */
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
