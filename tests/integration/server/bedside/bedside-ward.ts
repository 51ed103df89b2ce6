import { eq } from 'drizzle-orm'
import type { BedsideView } from '@/lib/bedside/view'
import type { Bed } from '@/lib/board/types'
import type { Actor } from '@/server/access/permission'
import { bed, request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { actor, allowed, BED_2, type Ward } from '../../../support/ward'
import { openFloor } from '../displays/floor'

/** Of the device at the demo's bed 2 of room 431. */
export const SERIAL = '123457'

/** A ward with the device of a bed, and the nurses around it. */
export async function atBed(ward: Ward) {
  const floor = openFloor(ward.database)
  const tablet = await floor.stand(SERIAL, 'Tablet 431·2')
  const serve = (who: Actor = tablet) => allowed(who, 'bedside:serve')

  const view = async (who: Actor = tablet): Promise<BedsideView> =>
    floor.value(await ward.bedside.view(serve(who)))
  const board = async (): Promise<readonly Bed[]> => {
    const snapshot = await ward.board.snapshot(allowed(actor('charge'), 'board:read'), BED_2.building)
    return floor.value(snapshot).beds
  }

  return {
    floor,
    tablet,
    serve,
    view,
    board,
    bed: async (): Promise<Bed> => {
      const found = (await board()).find((one) => one.room === BED_2.room && one.label === BED_2.bed)
      if (!found) throw new Error('no bed 2')
      return found
    },
    ask: (priority: 'urgent' | 'emergency' | 'routine' = 'urgent', idempotencyKey?: string) =>
      ward.bedside.ask(serve(), { priority, ...(idempotencyKey && { idempotencyKey }) }),
    /** Claims and joins what is open at the bed. */
    join: async (who: Actor, id: string) => {
      floor.value(await ward.assistance.claim(allowed(who, 'request:claim'), id))
      return rejoin(who, id)
    },
    rejoin: (who: Actor, id: string) => rejoin(who, id),
    /** The request's row. */
    row: async (id: string): Promise<RequestRow> => {
      const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
      if (!row) throw new Error('no such request')
      return row
    },
    /** When Solo was last asked about the device's bed, in ms. */
    polledAt: async (): Promise<number> => {
      const [row] = await ward.database.orm.select().from(bed).where(eq(bed.deviceSerial, SERIAL))
      return row?.checkedAt?.getTime() ?? 0
    },
    /** The layout gives the device to another bed of the building, or to none. */
    giveDevice: async (toBed: string | null) => {
      const { orm } = ward.database
      await orm.update(bed).set({ deviceSerial: null }).where(eq(bed.deviceSerial, SERIAL))
      if (toBed === null) return
      await orm.update(bed).set({ deviceSerial: SERIAL }).where(eq(bed.id, toBed))
    },
  }

  async function rejoin(who: Actor, id: string) {
    const permitted = allowed(who, 'request:join')
    return floor.value(await ward.assistance.join(permitted, id, { via: 'solo', mrn: '1234' }))
  }
}
