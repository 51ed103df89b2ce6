import type { Role } from '@/lib/board/roles'
import { hasCode } from '@/lib/errors'
import type { Config } from './config'
import { errorCode } from './platform/error-code'

interface Ready {
  readonly publicUrl: string
  readonly databaseKind: 'pglite' | 'postgres'
  readonly demoAccounts: readonly { username: string; role: Role }[]
}

/** Returns the text that the operator reads when Lantern is ready. */
export function banner(config: Config, { publicUrl, databaseKind, demoAccounts }: Ready): string {
  const database =
    databaseKind === 'pglite'
      ? `PGlite in ${config.dataDir} (for trying out: a power cut can lose the last writes)`
      : 'PostgreSQL'
  const lines =
    config.mode === 'demo'
      ? [
          `  Mode      demo, with the Solo emulator at ${publicUrl}/qapi/v1. Not for patient care.`,
          `  Database  ${database}`,
          `  Sign in   ${demoAccounts.map(({ username }) => username).join(', ')}; password: lantern`,
        ]
      : [`  Mode      tenant, Solo at ${config.solo.baseUrl}`, `  Database  ${database}`]
  if (config.plain.length > 0)
    lines.push(
      `  Warning   ALLOW_PLAIN=1: without TLS, anyone on the network can read along (${config.plain.join(', ')}).`,
    )
  return ['', `Lantern is ready at ${publicUrl}`, '', ...lines, '', '  Stop it with Ctrl-C.', '', ''].join(
    '\n',
  )
}

/** Returns one line that says why the start failed and what to do. It never holds a secret of the environment. */
export function explain(error: unknown, config: Config): string {
  const saysItself = ['directory_locked', 'secret_damaged', 'schema_differs', 'migration_locked']
  if (saysItself.some((code) => hasCode(error, code))) {
    return error instanceof Error ? error.message : ''
  }
  if (hasCode(error, 'EADDRINUSE')) {
    return `PORT: ${config.port} is already in use on ${config.host}. Stop the program that uses it, or set PORT to another.`
  }
  if (hasCode(error, 'EADDRNOTAVAIL'))
    return `HOST: ${config.host} is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all.`
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) {
    return `DATA_DIR: Lantern cannot write to ${config.dataDir}, or may not open PORT ${config.port}. Give it the rights, or set another folder or a port above 1023.`
  }
  if (config.databaseUrl)
    return `${config.databaseOwnerUrl ? 'DATABASE_URL or DATABASE_OWNER_URL' : 'DATABASE_URL'}: Lantern cannot use the database (${errorCode(error)}). Check that it runs, and its address, name, user and password.`
  return error instanceof Error ? error.message : String(error)
}
