import type { OpenAPIV3_1 } from 'openapi-types'
import type { Endpoint } from '@/lib/solo/endpoint'
import { parametersOf, requestBodyOf } from './request'
import { CORRELATION_ID, ENVELOPES, responsesOf } from './responses'
import { sectionOf, TAGS } from './sections'

const DESCRIPTION = `All operations of the Teladoc Health Solo External API, as this server takes and gives them. The
vendor's reference of 14 November 2024 is the contract; this document is made from the table that also drives the server.

Rules that span several fields, such as an end that must not come before its start, are checked and named in the 400, but
not written here. Fields that are not listed are dropped from requests, and may come in answers.

[Download this document](/qapi/openapi.json)`

/**
 * Returns the OpenAPI 3.1 document of these operations, each named by its key in the table. Its server is `/` of the host that
 * serves the document.
 */
export function openApiDocument(endpoints: Readonly<Record<string, Endpoint>>): OpenAPIV3_1.Document {
  const paths: Record<string, OpenAPIV3_1.PathItemObject> = {}
  for (const [name, endpoint] of inOrder(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(name, endpoint),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Solo External API',
      version: '2024-11-14',
      description: DESCRIPTION,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS,
    security: [{ ApiKey: [] }],
    paths,
    components: {
      schemas: ENVELOPES,
      headers: { CorrelationId: CORRELATION_ID },
      securitySchemes: { ApiKey: { type: 'apiKey', in: 'header', name: 'Api-Key' } },
    },
  }
}

const inOrder = (endpoints: Readonly<Record<string, Endpoint>>): [string, Endpoint][] =>
  Object.entries(endpoints).sort(([, a], [, b]) => a.operation - b.operation)

function operationOf(name: string, endpoint: Endpoint): OpenAPIV3_1.OperationObject {
  const { operation, summary, errors, bodyMayBeQuery } = endpoint
  const parameters = parametersOf(endpoint)
  const requestBody = requestBodyOf(endpoint)
  return {
    operationId: name,
    summary,
    tags: [sectionOf(operation)],
    ...(bodyMayBeQuery && { description: BODY_OR_QUERY }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(endpoint),
    // An operation that never answers 401 needs no key.
    ...(!errors.includes(401) && { security: [] }),
  }
}

const BODY_OR_QUERY = `The reference wants a JSON body, which some HTTP intermediaries strip from this method, and browsers
never send with a GET. This server takes the same fields in the query string as well; a body goes first.`
