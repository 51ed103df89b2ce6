import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bodyWithin } from './body-limit'

const LONGEST_BYTES = 1024 * 1024

/**
 * Reads JSON bodies on every method, also GET and DELETE, as request-assistance needs them. It is lenient twice, because of the
 * reference: its GETs say `Content-Type: application/json` without a body; and its example of "Update Appointment" lacks a
 * comma at the end of a line (as do two of "Episodes"), but has to work unchanged.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.addHttpMethod('DELETE', { hasBody: true, overrideExisting: true })
  const parse = app.getDefaultJsonParser('error', 'error')
  const parsed = (request: FastifyRequest, text: string) =>
    new Promise<unknown>((resolve, reject) => {
      parse(request, text, (error, body) => (error ? reject(error) : resolve(body)))
    })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: IncomingMessage) => {
    const text = (await bodyWithin(payload, LONGEST_BYTES)).toString()
    if (text.trim() === '') return undefined
    return parsed(request, text).catch(() => parsed(request, withMissingCommas(text)))
  })
}

/** Strings (an unfinished one to its end, so that no text takes long), punctuation, white space, numbers and words. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[{}[\]:,]|\s+|[^\s{}[\]:,"]+/g

/** Returns the text with a comma wherever a value ends a line and the next line begins with a member's name. */
export function withMissingCommas(text: string): string {
  const tokens = text.match(TOKEN) ?? []
  return tokens
    .map((token, index) => {
      const endsLine = token.includes('\n') && token.trim() === ''
      const before = tokens[index - 1] ?? ''
      const opensMember = tokens[index + 1]?.startsWith('"') && isColon(tokens, index + 2)
      return endsLine && opensMember && before !== '' && !/^[{[:,]$/.test(before) ? `,${token}` : token
    })
    .join('')
}

const isColon = (tokens: readonly string[], from: number): boolean =>
  (tokens[from]?.trim() === '' ? tokens[from + 1] : tokens[from]) === ':'
