import { parseArgs } from 'node:util'
import pino from 'pino'
import { archiveFolder } from './audit/archive/file'
import { count } from './audit/chain/findings'
import { readHead } from './audit/chain/head'
import type { Link } from './audit/chain/row'
import { type Verified, verifyAudit, type What } from './audit/verify'
import { type Config, readConfig } from './config'
import { openUnchanged } from './open-database'
import type { Database } from './platform/db/open'
import { explain } from './start-up-words'

const HELP = `Usage: npm run audit -- COMMAND

  verify      check the whole audit trail. Exits with 1 where a row was changed, removed, inserted or moved, and names it
    --head SEQ:HASH   and that it still contains this row, as the log or the command head named it; may be repeated
    --archives        and the files of old rows in DATA_DIR/archive
  head        print the last row's number and hash, and its time

With PGlite, stop Lantern first; with PostgreSQL it can go on running.
`

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const say = (message: string) => process.stdout.write(`${message}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    head: { type: 'string', multiple: true, default: [] },
    archives: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
})
const [command] = positionals
if (values.help || !command) {
  say(HELP)
  process.exit(0)
}
const parsed = readConfig(process.env)
if (!parsed.ok) fail(parsed.lines.join('\n'))
else await run(parsed.config).catch((error) => fail(explain(error, parsed.config)))

async function run(config: Config): Promise<void> {
  const heads = values.head.map(headOf)
  const archives = values.archives ? archiveFolder(config.dataDir) : undefined
  const database = await openUnchanged(config, pino({ level: 'silent' }))
  try {
    process.exitCode = await perform(database, { heads, archives })
  } finally {
    await database.close()
  }
}

/** Runs the command. @returns the exit code */
async function perform({ orm }: Database, what: What): Promise<number> {
  switch (command) {
    case 'verify':
      return report(await verifyAudit(orm, what))
    case 'head': {
      const head = await readHead(orm)
      say(head ? `${head.seq}:${head.hash} ${head.at}` : 'The audit trail is empty.')
      return 0
    }
    default:
      process.stderr.write(HELP)
      return 1
  }
}

function report({ wrong, rows, head, waiting, ms }: Verified): number {
  for (const line of wrong) say(line)
  const speed = Math.round((rows / ms) * 1_000)
  say(
    `${count(rows)} rows read in ${(ms / 1_000).toFixed(1)} s (${count(speed)} a second); ` +
      `${count(waiting)} wait for their place.`,
  )
  if (wrong.length > 0) {
    say('The audit trail is NOT whole.')
    return 1
  }
  say(`The audit trail is whole. Head: ${head.seq}:${head.hash}`)
  return 0
}

/** Reads `SEQ:HASH`. */
function headOf(text: string): Link {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/i.exec(text) ?? []
  return seq && hash
    ? { seq: Number(seq), hash: hash.toLowerCase() }
    : fail(`--head must be a row's number, a colon, and 64 hexadecimal digits; it is “${text}”.`)
}
