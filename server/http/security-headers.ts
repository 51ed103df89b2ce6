import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Only the pages of calls and of bedside devices may use camera, microphone and screen. */
const CAPTURING = /^\/(videocalls|bedside)\//
const permissions = (url: string): string => {
  const who = CAPTURING.test(url) ? '(self)' : '()'
  return `camera=${who}, microphone=${who}, display-capture=${who}, geolocation=(), payment=()`
}

const FIXED = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** For answers that are no page: nothing in them runs, loads or is framed, whatever a browser takes them for. */
const NOTHING_RUNS = [`default-src 'none'`, `base-uri 'none'`, `form-action 'none'`, `frame-ancestors 'none'`]

/**
 * Sets the headers of every answer of the process, also of one that no page or route makes: Lantern is starting, or the request
 * is malformed. What makes a page sets its own over them.
 * @param https - whether users open Lantern over https; its subdomains must be https then, too
 */
export function setAnswerHeaders(response: ServerResponse, https: boolean): void {
  for (const [name, value] of Object.entries(FIXED)) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', NOTHING_RUNS.join('; '))
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/**
 * Sets the security headers of a page, over those of `setAnswerHeaders`. Scripts run by a nonce made for this answer; Next reads it from the request's own
 * Content-Security-Policy header, so that is set too, over whatever the client sent.
 * @param dev - the development build evaluates strings to reload modules
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly dev: boolean },
): void {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.dev ? ` 'unsafe-eval'` : ''}`,
    // React writes style attributes, and Next's own not-found page a style element.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    // Without it a worker falls under script-src, and so under the nonce.
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Permissions-Policy', permissions(request.url ?? ''))
}
