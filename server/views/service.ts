import { and, eq, ne, sql } from 'drizzle-orm'
import { byName } from '@/lib/board/group'
import { MOST_SAVED_VIEWS, type SavedView } from '@/lib/board/saved-view'
import { readView, writeView } from '@/lib/board/view'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { savedView } from '@/server/db/schema'
import type { Database, Orm, Transaction } from '@/server/platform/db/open'

/** What is saved: a name, and the query of an address reduced to the fields of a view. */
export interface NewView {
  readonly name: string
  readonly query: string
}

/** Saved views. Each user reads and changes only their own. */
export interface ViewService {
  /** Lists the views in natural order of their names. */
  list(permit: Permit<'view:save'>): Promise<Recorded<readonly SavedView[]>>
  /** Refuses a name that the user has already (invalid, `name`), and more than MOST_SAVED_VIEWS. */
  save(permit: Permit<'view:save'>, view: NewView): Promise<Recorded<SavedView>>
  /** Refuses a name that the user has already (invalid, `name`), and a view that is gone (not_found). */
  rename(permit: Permit<'view:save'>, id: string, name: string): Promise<Recorded<SavedView>>
  /** Returns the removed view, so that it can be saved again. */
  remove(permit: Permit<'view:save'>, id: string): Promise<Recorded<SavedView>>
}

const SHOWN = { id: savedView.id, name: savedView.name, query: savedView.query }
/** An arbitrary number that keeps these locks apart from other advisory locks of the database. */
const LOCKS = 7_301

/** Views that follow their owner to any workstation: an address and its name, in the database. */
export function createViewService({ orm }: Pick<Database, 'orm'>): ViewService {
  const audit = createAudit(orm)
  /** Serialises the changes of one owner: two tabs must not save a 31st view, or one name twice. */
  const inTurn = <T>(
    permit: Permit<'view:save'>,
    act: string,
    run: (tx: Transaction) => Promise<Result<T>>,
  ): Promise<Recorded<T>> =>
    audit.change(permit, { detail: { view: act } }, (acting) =>
      acting.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS}, hashtext(${permit.actor.userId}))`)
        return run(tx)
      }),
    )

  return {
    list: (permit) => audit.plain(permit, async () => accepted(await viewsOf(orm, permit.actor.userId))),

    save: (permit, { name, query }) =>
      inTurn(permit, 'saved', async (tx) => {
        const { userId } = permit.actor
        const known = await viewsOf(tx, userId)
        if (hasName(known, name)) return nameTaken()
        if (known.length >= MOST_SAVED_VIEWS) {
          return refused('invalid', refusalText('view.tooMany', { most: MOST_SAVED_VIEWS }))
        }
        const { view } = readView(new URLSearchParams(query))
        const values = { userId, name, query: writeView(view) }
        const [made] = await tx.insert(savedView).values(values).returning(SHOWN)
        if (!made) throw new Error('A view was not inserted.')
        return accepted(made)
      }),

    rename: (permit, id, name) =>
      inTurn(permit, 'renamed', async (tx) => {
        const { userId } = permit.actor
        const others = await tx
          .select(SHOWN)
          .from(savedView)
          .where(and(eq(savedView.userId, userId), ne(savedView.id, id)))
        if (hasName(others, name)) return nameTaken()
        const [renamed] = await tx.update(savedView).set({ name }).where(own(userId, id)).returning(SHOWN)
        return renamed ? accepted(renamed) : gone()
      }),

    remove: (permit, id) =>
      inTurn(permit, 'removed', async (tx) => {
        const [removed] = await tx.delete(savedView).where(own(permit.actor.userId, id)).returning(SHOWN)
        return removed ? accepted(removed) : gone()
      }),
  }
}

const own = (userId: string, id: string) => and(eq(savedView.userId, userId), eq(savedView.id, id))

async function viewsOf(orm: Orm | Transaction, userId: string): Promise<readonly SavedView[]> {
  const found = await orm.select(SHOWN).from(savedView).where(eq(savedView.userId, userId))
  return found.sort((a, b) => byName(a.name, b.name))
}

/** Whether a name is taken. Names that differ only in case count as the same. */
const hasName = (views: readonly SavedView[], name: string): boolean =>
  views.some((one) => one.name.toLowerCase() === name.toLowerCase())

const nameTaken = () => refused('invalid', refusalText('view.nameTaken'), { field: 'name' })
const gone = () => refused('not_found', refusalText('view.gone'))
