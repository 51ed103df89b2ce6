import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Collector } from './send'

const PORTS = { 'tls:': 6514, 'tcp:': 601 } as const

/** `tls://host:6514`, or `tcp://127.0.0.1:601`. */
export const collectorUrl = z
  .string()
  .refine(
    (value) =>
      URL.canParse(value) && /^(tls|tcp):$/.test(new URL(value).protocol) && new URL(value).hostname !== '',
    'must be an address that starts with tls:// or tcp://',
  )

/** A file in PEM: its path is replaced by its content. */
export const pemFile = z.string().transform((path, check): string => {
  try {
    const text = readFileSync(path, 'utf8')
    if (text.includes('-----BEGIN ')) return text
  } catch {
    // The issue below names the variable.
  }
  check.addIssue('must be the path of a readable file in PEM')
  return z.NEVER
})

interface SyslogEnvironment {
  readonly AUDIT_SYSLOG?: string | undefined
  readonly AUDIT_SYSLOG_CA?: string | undefined
  readonly AUDIT_SYSLOG_CERT?: string | undefined
  readonly AUDIT_SYSLOG_KEY?: string | undefined
}

/** Returns what does not fit together: the variable, and why. */
export function syslogProblems(env: SyslogEnvironment): [string, string][] {
  const { AUDIT_SYSLOG: url, AUDIT_SYSLOG_CERT: cert, AUDIT_SYSLOG_KEY: key } = env
  if (cert !== undefined && key === undefined)
    return [['AUDIT_SYSLOG_KEY', 'is needed with AUDIT_SYSLOG_CERT']]
  if (key !== undefined && cert === undefined)
    return [['AUDIT_SYSLOG_CERT', 'is needed with AUDIT_SYSLOG_KEY']]
  const given = env.AUDIT_SYSLOG_CA ?? cert
  if (given !== undefined && !url?.startsWith('tls:'))
    return [['AUDIT_SYSLOG', 'must be tls:// to use certificates']]
  return []
}

/** Returns the collector that rows are sent to; undefined without one. */
export function collectorOf(env: SyslogEnvironment): Collector | undefined {
  if (env.AUDIT_SYSLOG === undefined) return undefined
  const { protocol, hostname, port } = new URL(env.AUDIT_SYSLOG)
  const secure = protocol === 'tls:'
  const { AUDIT_SYSLOG_CA: ca, AUDIT_SYSLOG_CERT: cert, AUDIT_SYSLOG_KEY: key } = env
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? PORTS[secure ? 'tls:' : 'tcp:'] : Number(port),
    ...(secure && {
      tls: {
        ...(ca !== undefined && { ca }),
        ...(cert !== undefined && { cert }),
        ...(key !== undefined && { key }),
      },
    }),
  }
}
