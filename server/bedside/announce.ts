import { bed } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Transaction } from '@/server/platform/db/open'
import { hasDevice } from './view'

/**
 * Takes the lock of the building where a device is, for the rest of the transaction.
 * @returns the bed that it serves; null where none does, or where it has just moved to another building
 */
export async function lockDevice(
  tx: Transaction,
  serial: string,
): Promise<{ readonly id: string; readonly buildingId: string } | null> {
  const find = async () =>
    (await tx.select({ id: bed.id, buildingId: bed.buildingId }).from(bed).where(hasDevice(serial)))[0]
  const found = await find()
  if (!found) return null
  await lockBuilding(tx, found.buildingId)
  const now = await find()
  return now && now.buildingId === found.buildingId ? now : null
}

/** Tells displays that a bed's device has changed. The caller holds the lock of its building. */
export const tellOfDevice = (
  tx: Transaction,
  at: { readonly id: string; readonly buildingId: string },
): Promise<void> => appendEvent(tx, { buildingId: at.buildingId, bedId: at.id, kind: 'bed-updated' })
