import { asc } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { differ } from '@/lib/layout/difference'
import { shortenedLabels } from '@/lib/layout/shortened-labels'
import type { Applied, Fault, Layout, Preview, ShortenedLabel } from '@/lib/layout/types'
import { refusalText } from '@/lib/words/refusal-text'
import { building } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { announceBeds } from './announce'
import { readLayout } from './current'
import { readFile } from './read-file'
import { writeDifference } from './write'

/** Returns what a file would change; nothing is written. Refusals as those of `readFile`. */
export async function previewFile(orm: Orm, text: string): Promise<Result<Preview>> {
  const file = readFile(text)
  if (!file.ok) return file
  const layout = await readLayout(orm)
  const preview = previewOf(layout, file.value)
  return accepted({ ...preview, shortened: shortenedLabels(layout.buildings, preview.difference) })
}

const previewOf = (layout: Layout, file: Parameters<typeof differ>[1]): Preview => {
  const { difference, faults } = differ(layout.buildings, file)
  return { version: layout.version, kind: file.kind, difference, faults: [...file.faults, ...faults] }
}

/**
 * Writes what a preview showed, all or none: lines with faults are left out, and `retire` names the missing beds to retire.
 * Refusals: as those of `readFile`, `layout_changed` when the layout is not the preview's any more, `bed_in_use` when a request
 * is open at a bed to retire.
 */
export async function applyFile(
  orm: Orm,
  {
    text,
    version,
    retire,
  }: { readonly text: string; readonly version: string; readonly retire: readonly string[] },
): Promise<Result<Applied>> {
  const file = readFile(text)
  if (!file.ok) return file
  return orm.transaction(async (tx) => {
    await lockAll(tx)
    const layout = await readLayout(tx)
    if (layout.version !== version) {
      return refused('layout_changed', refusalText('layout.changed'))
    }
    const { difference } = previewOf(layout, file.value)
    const wanted = new Set(retire)
    const missing = difference.missing.filter(({ id }) => wanted.has(id))
    if (missing.length !== wanted.size) {
      return refused('invalid', refusalText('layout.onlyMissing'), {
        field: 'retire',
      })
    }
    const asked = missing.filter((one) => one.asked)
    if (asked.length > 0) {
      const where = asked.slice(0, 5).map((one) => `${one.floor}, ${one.room} ${one.bed}`)
      return refused('bed_in_use', refusalText('layout.helpOpenRetired', { where: where.join('; ') }))
    }
    const touched = await writeDifference(tx, layout, difference, [...wanted])
    for (const [buildingId, beds] of touched) await announceBeds(tx, buildingId, [...beds])
    return accepted({
      added: difference.added.length,
      changed: difference.changed.length,
      retired: wanted.size,
      phones: difference.phones.length,
    })
  })
}

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Beds on the board that the file does not have. They stay: a file does not delete a bed with a history. */
  readonly kept: number
  /** Beds that are new on the board and whose labels screens shorten: a warning, no fault. */
  readonly shortened: readonly ShortenedLabel[]
  /** What was left out of lines that were taken. */
  readonly notes: readonly Fault[]
}

/**
 * Reads a file and writes it at once, for the command line. Any fault refuses the whole file, and the refusal names it; notes are no
 * such faults.
 */
export async function importFile(orm: Orm, text: string): Promise<Result<Imported>> {
  const preview = await previewFile(orm, text)
  if (!preview.ok) return preview
  const { difference, faults, version, shortened = [] } = preview.value
  const notes = faults.filter(({ isNote }) => isNote)
  const [fault, ...others] = faults.filter(({ isNote }) => !isNote)
  if (fault) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : ''
    return refused('invalid', `${fault.message}${more}`, { field: `${fault.where}, ${fault.field}` })
  }
  const applied = await applyFile(orm, { text, version, retire: [] })
  if (!applied.ok) return applied
  const { added, changed } = applied.value
  return accepted({
    added,
    changed,
    same: difference.same,
    kept: difference.missing.length,
    shortened,
    notes,
  })
}

/** Takes the lock of every building, always in one order, so that no two transactions deadlock. */
async function lockAll(tx: Transaction): Promise<void> {
  await tx.select({ id: building.id }).from(building).orderBy(asc(building.id)).for('update')
}
