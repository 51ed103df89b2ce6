import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

/** What a schema refused. The message names each field and what it should be; it holds no value that was sent. */
export class ParametersRefused extends Error {
  override readonly name = 'ParametersRefused'
}

/** Checks parts of a request by their schemas, for Fastify; refuses with `ParametersRefused`. */
export const checkBySchema: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (sent) => {
    const read = schema.safeParse(sent, { error: inWords })
    return read.success ? { value: read.data } : { error: new ParametersRefused(listed(read.error.issues)) }
  }

/** The form of the reference's own example: "Bad parameters [locationId: This is not a valid UUID.]". */
const listed = (issues: readonly z.core.$ZodIssue[]): string => {
  const named = issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  return `Bad parameters [${named.join(', ')}]`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day of the calendar, as in 2020-03-31',
  datetime: 'a moment in ISO 8601, as in 2020-03-31T10:12:00+00:00',
  uuid: 'a valid UUID',
}

/** Returns what to say where a schema says nothing of its own. */
function inWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This field is missing.' : notA(KINDS[issue.expected])
    case 'invalid_format':
      return notA(FORMATS[issue.format])
    case 'invalid_value':
      return issue.input === undefined
        ? 'This field is missing.'
        : `This is not one of ${issue.values.join(', ')}.`
    case 'too_small':
      return issue.origin === 'string' ? 'This is empty.' : `This is less than ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `This is longer than ${issue.maximum} characters.`
        : `This is more than ${issue.maximum}.`
    default:
      return notA(undefined)
  }
}

const notA = (kind = 'valid'): string => `This is not ${kind}.`
