import type { OpenAPIV3_1 } from 'openapi-types'
import type { Endpoint } from '@/lib/solo/endpoint'
import { fieldsOf, jsonSchemaOf } from './schema'

/** Returns the parameters of an operation: in its path, its query and its headers. */
export const parametersOf = ({
  params,
  query,
  body,
  bodyMayBeQuery,
  headers = [],
}: Endpoint): OpenAPIV3_1.ParameterObject[] => [
  ...(params ? fieldsOf(params).map((field) => ({ ...field, in: 'path', required: true })) : []),
  ...(query ? fieldsOf(query).map((field) => ({ ...field, in: 'query' })) : []),
  ...(body && bodyMayBeQuery
    ? fieldsOf(body).map((field) => ({
        ...field,
        in: 'query',
        required: false,
        description: 'Instead of the body',
      }))
    : []),
  ...headers.map(
    (name): OpenAPIV3_1.ParameterObject => ({
      name: asWritten(name),
      in: 'header',
      required: true,
      schema: { type: 'string' },
    }),
  ),
]

/** Returns `Teams-Auth-Token` for `teams-auth-token`: the header as the reference writes it. */
const asWritten = (header: string): string => header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

/** Returns the body of a request: JSON, a file, or none. */
export function requestBodyOf(endpoint: Endpoint): OpenAPIV3_1.RequestBodyObject | undefined {
  const { body, file, bodyMayBeAbsent, bodyMayBeQuery } = endpoint
  if (file) {
    return {
      description: `The file as it is, at most ${file.maxBytes} bytes`,
      required: true,
      content: Object.fromEntries(file.types.map((type) => [type, BYTES])),
    }
  }
  if (!body) return undefined
  return {
    required: !bodyMayBeAbsent && !bodyMayBeQuery,
    content: { 'application/json': { schema: jsonSchemaOf(body) } },
  }
}

/** Content that is not text. Viewers look for `format` to offer a choice of files. */
export const BYTES: OpenAPIV3_1.MediaTypeObject = { schema: { type: 'string', format: 'binary' } }
