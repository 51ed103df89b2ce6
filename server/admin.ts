import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import pino from 'pino'
import { ACCOUNT_ROLES, type Action } from '@/lib/board/roles'
import type { Refusal, Result } from '@/lib/errors'
import { textOf } from '@/lib/layout/file-text'
import { refusalText } from '@/lib/words/refusal-text'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  resetFactors,
  setPassword,
  unlinkAccount,
  unlockAccount,
} from './accounts/admin'
import { attackedNames, namesWithWrongCodes } from './accounts/sign-in-rate-limit'
import { recordCommand } from './audit/command'
import { type Config, readConfig } from './config'
import { account } from './db/schema'
import { importFile } from './layout/import'
import { importedWords } from './layout/imported-words'
import { openLantern } from './open-database'
import type { Database, Orm } from './platform/db/open'
import { explain } from './start-up-words'

const HELP = `Usage: npm run admin -- COMMAND

  beds import FILE                  add or update the beds of a hospital: a CSV table (columns: building, floor,
                                    room, bed, department, device_serial, phone) or a FHIR R4 bundle of Locations
  user add USERNAME --name "NAME" --role ${ACCOUNT_ROLES.join('|')}
  user role USERNAME ROLE [--name "NAME"]
                                    another role, and another name where one is given; ends the account's sessions
  user password USERNAME            set a new password; ends the account's sessions
  user disable USERNAME             end the account's sessions at once, and let it sign in no more
  user enable USERNAME              let it sign in again
  user unlock USERNAME              forget the wrong passwords that slow down signing in
  user reset-second-factor USERNAME
                                    remove the account's passkeys, authenticator app and recovery codes; ends its sessions
  user unlink USERNAME              forget the account's Microsoft user; ends the account's sessions
  user list

Passwords are read from standard input. With PGlite, stop Lantern first; with PostgreSQL it can go on running.
`

/** The commands that change something, by the action that a page would need for it. */
const RECORDED = new Map<string, Action>([
  ['beds import', 'layout:manage'],
  ...['add', 'role', 'password', 'disable', 'enable', 'unlock', 'unlink', 'reset-second-factor'].map(
    (verb) => [`user ${verb}`, 'account:manage'] as const,
  ),
])

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const say = (message: string) => process.stdout.write(`${message}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { name: { type: 'string' }, role: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
const [subject, verb, object, further] = positionals
if (values.help || !subject) {
  say(HELP)
  process.exit(0)
}
const parsed = readConfig(process.env)
if (!parsed.ok) fail(parsed.lines.join('\n'))
else await run(parsed.config).catch((error) => fail(explain(error, parsed.config)))

async function run(config: Config): Promise<void> {
  const database = await openLantern(config, pino({ level: 'silent' }))
  try {
    const refusal = await recorded(database)
    if (verb !== 'list' && refusal?.message !== HELP) logged(config, refusal)
    if (refusal) process.stderr.write(`${refusal.field ? `${refusal.field}: ` : ''}${refusal.message}\n`)
    process.exitCode = refusal ? 1 : 0
  } finally {
    await database.close()
  }
}

function refusalOf(result: Result<unknown>): Refusal | null {
  return result.ok ? null : result.refusal
}

function roleIn(said: unknown) {
  return (
    ACCOUNT_ROLES.find((one) => one === said) ?? fail(`The role must be one of ${ACCOUNT_ROLES.join(', ')}.`)
  )
}

/** One line for the log of who keeps it: what was done on this machine, never what was typed. */
function logged(config: Config, refusal: Refusal | null): void {
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
  const command = `${subject} ${verb}`
  log.info({ address: 'this machine', command, code: refusal?.code ?? 'done' }, 'Administration command')
}

/** Runs the command, and leaves its row in the audit trail where it changes something. */
async function recorded({ orm }: Database): Promise<Refusal | null> {
  const command = `${subject} ${verb}`
  // Before the transaction: a person may take long to type it.
  const password = command === 'user add' || command === 'user password' ? await readPassword() : ''
  const action = RECORDED.get(command)
  if (!action) return perform(orm, password)
  const known = await orm
    .select({ id: account.id })
    .from(account)
    .where(eq(account.username, object ?? ''))
  const detail = { command, ...(known[0] && { account: known[0].id }) }
  return recordCommand(orm, action, detail, (tx) => perform(tx, password))
}

/** @returns the refusal; null on success */
async function perform(orm: Orm, password: string): Promise<Refusal | null> {
  const username = object ?? ''
  switch (`${subject} ${verb}`) {
    case 'beds import': {
      const bytes = await readFile(object ?? fail('Name the file: npm run admin -- beds import FILE'))
      const text = await textOf(new Blob([bytes]))
      if (text === null) return { code: 'invalid', ...refusalText('layout.noText') }
      const done = await importFile(orm, text)
      if (!done.ok) return done.refusal
      say(importedWords(done.value))
      return null
    }
    case 'user add': {
      const role = roleIn(values.role)
      const name = typeof values.name === 'string' ? values.name : ''
      const made = await addAccount(orm, { username, name, role, password })
      return made.ok ? null : made.refusal
    }
    case 'user role':
      return refusalOf(
        await changeAccount(orm, {
          username,
          role: roleIn(further),
          ...(typeof values.name === 'string' && { name: values.name }),
        }),
      )
    case 'user password':
      return refusalOf(await setPassword(orm, { username, password }))
    case 'user disable':
      return refusalOf(await disableAccount(orm, { username }))
    case 'user enable':
      return refusalOf(await enableAccount(orm, { username }))
    case 'user unlock':
      return refusalOf(await unlockAccount(orm, { username }))
    case 'user unlink':
      return refusalOf(await unlinkAccount(orm, { username }))
    case 'user reset-second-factor':
      return refusalOf(await resetFactors(orm, { username }))
    case 'user list': {
      const accounts = await listAccounts(orm)
      const usernames = accounts.map((one) => one.username)
      const attacked = await attackedNames(orm, usernames)
      const wrongCodes = await namesWithWrongCodes(orm, usernames)
      for (const { username, role, name, disabled, demo } of accounts) {
        const attack = attacked.get(username)
        const codes = wrongCodes.get(username)
        const marks = [
          disabled && 'disabled',
          demo && 'demo',
          attack && `under attack: ${attack.failures} wrong passwords`,
          codes && `${codes.failures} wrong codes after the right password`,
        ]
        say([username, role, name, ...marks.filter(Boolean)].join('\t'))
      }
      return null
    }
    default:
      return { code: 'invalid', message: HELP }
  }
}

/** Reads the first line of standard input: a password in an argument would be in the process list and the shell's history. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (visible while typed): ')
  const lines = createInterface({ input: process.stdin, terminal: false })
  for await (const line of lines) {
    lines.close()
    return line
  }
  return ''
}
