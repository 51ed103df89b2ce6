import type { Action } from '@/lib/board/roles'
import type { ErrorCode, Result } from '@/lib/errors'
import type { Actor, Permit } from '@/server/access/permission'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { type About, type AuditEntry, whoIs, writeEntry } from './entry'
import { asRecorded, type Recorded } from './recorded'

/** Adds to what an act's row says, until it is written. */
export type Note = (about: About) => void

/** Commits an act's row: what follows may change something in Solo. */
export type Begin = () => Promise<void>

/** Begins to write a read's row, so that it is written while Solo answers. */
export type WriteAhead = () => void

/** Records acts by their permits. Each of a service's methods answers through one of these. */
export interface Audit {
  /**
   * Reads patient data, and commits the row before it returns what was read. Where `run` writes ahead and then shows nothing, a second row
   * says why.
   * @param asked - what the row says where the read is refused
   * @param seen - what was read; null where it shows no patient, so that there is no row. Absent: what was asked
   */
  read<A extends Action, T>(
    permit: Permit<A>,
    asked: About,
    run: (note: Note, writeAhead: WriteAhead) => Promise<Result<T>>,
    seen?: (value: T) => About | null,
  ): Promise<Recorded<T>>
  /**
   * Changes the database. The row is written in the first transaction of `run`, which is given an Orm that writes within
   * transactions only. Where a later step refuses what that transaction has begun, a second row says so.
   */
  change<A extends Action, T>(
    permit: Permit<A>,
    asked: About,
    run: (orm: Orm, note: Note) => Promise<Result<T>>,
  ): Promise<Recorded<T>>
  /**
   * Changes something in Solo: `run` calls `begin` before its first request that changes anything there, and the row is committed
   * then, so that no change is without one. Where Solo refuses after that, or Lantern fails, a second row says so.
   */
  send<A extends Action, T>(
    permit: Permit<A>,
    asked: About,
    run: (begin: Begin, note: Note) => Promise<Result<T>>,
  ): Promise<Recorded<T>>
  /** For what shows no patient data and changes nothing: leaves no row. */
  plain<A extends Action, T>(permit: Permit<A>, run: () => Promise<Result<T>>): Promise<Recorded<T>>
  /** Records that an actor was refused an action, before any service saw it. */
  refused(actor: Actor, action: string, code: string, about: About): Promise<void>
}

const DONE = 'done'
const FAILED: ErrorCode = 'internal'

/** Creates what records acts in the tables of `orm`. */
export function createAudit(orm: Orm): Audit {
  const entryOf = (permit: Permit<Action>, outcome: string, about: About): AuditEntry => ({
    ...about,
    who: whoIs(permit.actor),
    action: permit.action,
    outcome,
  })
  const write = (permit: Permit<Action>, outcome: string, about: About) =>
    writeEntry(orm, entryOf(permit, outcome, about))

  return {
    async read(permit, asked, run, seen) {
      const noted = notes(asked)
      const ahead: Promise<void>[] = []
      const failed = async (error: unknown) => {
        if (ahead.length > 0) await write(permit, FAILED, noted.about()).catch(() => {})
        throw error
      }
      const result = await run(noted.note, () => {
        const writing = write(permit, DONE, noted.about())
        // Its failure is heard where it is waited for.
        writing.catch(() => {})
        ahead.push(writing)
      }).catch(failed)
      await Promise.all(ahead)
      const shown = result.ok && seen ? seen(result.value) : {}
      const written = ahead.length > 0 && result.ok
      if (shown && !written) await write(permit, outcomeOf(result), { ...noted.about(), ...shown })
      return asRecorded(result)
    },

    async change(permit, asked, run) {
      const noted = notes(asked)
      let written: string | null = null
      const acting = withRow(orm, async (tx, result) => {
        if (written !== null) return null
        const outcome = outcomeOf(result)
        await writeEntry(tx, entryOf(permit, outcome, noted.about()))
        return () => {
          written = outcome
        }
      })
      const result = await run(acting, noted.note)
      if (written !== outcomeOf(result)) {
        await write(permit, outcomeOf(result), noted.about())
      }
      return asRecorded(result)
    },

    async send(permit, asked, run) {
      const noted = notes(asked)
      let begun = false
      const begin = async () => {
        await write(permit, DONE, noted.about())
        begun = true
      }
      const result = await run(begin, noted.note).catch(async (error: unknown) => {
        // What was begun may have been done; that it failed is on record where the database takes it.
        if (begun) await write(permit, FAILED, noted.about()).catch(() => {})
        throw error
      })
      if (!begun || !result.ok) await write(permit, outcomeOf(result), noted.about())
      return asRecorded(result)
    },

    plain: async (_permit, run) => asRecorded(await run()),

    refused: (actor, action, code, about) =>
      writeEntry(orm, { ...about, who: whoIs(actor), action, outcome: code }),
  }
}

/** What a row says, as far as it is known. */
function notes(asked: About): { readonly note: Note; readonly about: () => About } {
  let about = asked
  return {
    note: (more) => {
      about = { ...about, ...more }
    },
    about: () => about,
  }
}

/** A transaction may return anything; only a refusal is none. */
function outcomeOf(result: unknown): string {
  const refused =
    typeof result === 'object' &&
    result !== null &&
    'ok' in result &&
    result.ok === false &&
    'refusal' in result
  // The shape of Result, whose only refusal this is.
  return refused ? (result as Result<never> & { ok: false }).refusal.code : DONE
}

/**
 * Returns an Orm whose transactions call `record` before they commit, and what it returns after. It reads as the given one does,
 * and refuses to write outside a transaction, where the row would not stand or fall with the act.
 */
function withRow(orm: Orm, record: (tx: Transaction, result: unknown) => Promise<(() => void) | null>): Orm {
  const outside = () => {
    throw new Error('An act writes within its transaction, where its audit row is.')
  }
  const transaction: Orm['transaction'] = async (run, config) => {
    let committed: (() => void) | null = null
    const result = await orm.transaction(async (tx) => {
      const value = await run(tx)
      committed = await record(tx, value)
      return value
    }, config)
    // TypeScript does not see that the callback has run.
    ;(committed as (() => void) | null)?.()
    return result
  }
  return Object.create(orm, {
    transaction: { value: transaction },
    insert: { value: outside },
    update: { value: outside },
    delete: { value: outside },
  })
}
