import type { Role } from '@/lib/board/roles'
import { hasCode } from '@/lib/errors'
import type { Config } from './config'
import { faultOf } from './platform/error-code'

interface Ready {
  readonly publicUrl: string
  readonly databaseKind: 'pglite' | 'postgres'
  readonly demoAccounts: readonly { username: string; role: Role }[]
}

/** What whoever started it reads when it is ready. */
export function banner(config: Config, { publicUrl, databaseKind, demoAccounts }: Ready): string {
  const database =
    databaseKind === 'pglite'
      ? `PGlite in ${config.dataDir} (for trying out: a power cut can lose the last writes)`
      : 'PostgreSQL'
  const lines =
    config.mode === 'demo'
      ? [
          `  Mode      demo, with the embedded Solo at ${publicUrl}/qapi/v1. Not for patient care.`,
          `  Database  ${database}`,
          `  Sign in   ${demoAccounts.map(({ username }) => username).join(', ')}; password: lantern`,
        ]
      : [`  Mode      tenant, Solo at ${config.solo.baseUrl}`, `  Database  ${database}`]
  return ['', `Lantern is ready at ${publicUrl}`, '', ...lines, '', '  Stop it with Ctrl-C.', '', ''].join(
    '\n',
  )
}

/** One line on why the start failed and what to do. Never a value of the environment. */
export function explain(error: unknown, config: Config): string {
  if (hasCode(error, 'directory_locked') || hasCode(error, 'secret_damaged')) {
    return error instanceof Error ? error.message : ''
  }
  if (hasCode(error, 'EADDRINUSE')) {
    return `PORT: ${config.port} is taken on ${config.host}. Stop what listens there, or set PORT to another.`
  }
  if (hasCode(error, 'EADDRNOTAVAIL')) return `HOST: ${config.host} is no address of this machine.`
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) {
    return `DATA_DIR: ${config.dataDir} cannot be written to, or PORT ${config.port} needs more rights.`
  }
  if (config.databaseUrl) return `DATABASE_URL: the database cannot be used (${faultOf(error)}).`
  return error instanceof Error ? error.message : String(error)
}
