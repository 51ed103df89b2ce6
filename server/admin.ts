import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { ACCOUNT_ROLES } from '@/lib/board/roles'
import type { Refusal } from '@/lib/errors'
import { addAccount, disableAccount, listAccounts, setPassword, unlinkAccount } from './accounts/admin'
import { type Config, readConfig } from './config'
import { importFile } from './layout/import'
import { importedWords } from './layout/imported-words'
import { openLantern } from './open-database'
import type { Database } from './platform/db/open'
import { explain } from './start-up-words'

const HELP = `Usage: npm run admin -- COMMAND

  beds import FILE                  add or update the beds of a hospital: a CSV table (columns: building, floor,
                                    room, bed, department, device_serial, phone) or a FHIR R4 bundle of Locations
  user add USERNAME --name "NAME" --role ${ACCOUNT_ROLES.join('|')}
  user password USERNAME            set a new password; ends the account's sessions
  user disable USERNAME             end the account's sessions at once, and let it sign in no more
  user unlink USERNAME              forget the account's Microsoft user; ends the account's sessions
  user list

Passwords are read from standard input. With PGlite, stop Lantern first; with PostgreSQL it can go on running.
`

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
const [subject, verb, object] = positionals
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
    const refusal = await perform(database)
    if (refusal) process.stderr.write(`${refusal.field ? `${refusal.field}: ` : ''}${refusal.message}\n`)
    process.exitCode = refusal ? 1 : 0
  } finally {
    await database.close()
  }
}

/** Runs the command. @returns the refusal; null on success */
async function perform({ orm }: Database): Promise<Refusal | null> {
  const username = object ?? ''
  switch (`${subject} ${verb}`) {
    case 'beds import': {
      const done = await importFile(
        orm,
        await readFile(object ?? fail('Name the file: npm run admin -- beds import FILE'), 'utf8'),
      )
      if (!done.ok) return done.refusal
      say(importedWords(done.value))
      return null
    }
    case 'user add': {
      const role =
        ACCOUNT_ROLES.find((one) => one === values.role) ??
        fail(`--role must be one of ${ACCOUNT_ROLES.join(', ')}.`)
      const name = typeof values.name === 'string' ? values.name : ''
      const made = await addAccount(orm, { username, name, role, password: await readPassword() })
      return made.ok ? null : made.refusal
    }
    case 'user password': {
      const set = await setPassword(orm, { username, password: await readPassword() })
      return set.ok ? null : set.refusal
    }
    case 'user disable': {
      const shut = await disableAccount(orm, { username })
      return shut.ok ? null : shut.refusal
    }
    case 'user unlink': {
      const unlinked = await unlinkAccount(orm, { username })
      return unlinked.ok ? null : unlinked.refusal
    }
    case 'user list':
      for (const one of await listAccounts(orm)) {
        say(
          [one.username, one.role, one.name, one.disabled ? 'disabled' : '', one.demo ? 'demo' : ''].join(
            '\t',
          ),
        )
      }
      return null
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
