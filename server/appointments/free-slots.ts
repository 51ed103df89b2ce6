import type { Slot, WaitingRoom } from '@/lib/appointments/types'
import { accepted, type Result } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { refusalOf } from '@/server/solo-gateway/refusal'
import { slotTaken, type WantedTime } from './claimed-time'
import type { SlotSearch } from './contract'

/** Lists the waiting rooms (operation 15). */
export async function readWaitingRooms(client: SoloClient): Promise<Result<WaitingRoom[]>> {
  const rooms = await client.call('listWaitingRooms', {})
  if (!rooms.ok) return refusalOf(rooms.error, 'anyRoom', 'callBooking')
  return accepted(
    rooms.value.map(({ id, name, serviceLine, serviceType }) => ({
      id: String(id),
      name,
      service: [...new Set([serviceLine, serviceType].filter(Boolean))].join(', ') || null,
    })),
  )
}

/** Lists free slots (operation 18). Solo counts in whole seconds; slots of its answer beyond the range are left out. */
export async function readSlots(client: SoloClient, search: SlotSearch): Promise<Result<Slot[]>> {
  const { from, to, waitingRoom, durationSeconds } = search
  const query = {
    after: Math.ceil(from / 1000),
    before: Math.floor(to / 1000),
    waitingRoom,
    duration: durationSeconds,
  }
  if (query.after > query.before) return accepted([])
  const slots = await client.call('listSlots', { query })
  if (!slots.ok) return refusalOf(slots.error, 'room', 'callBooking')
  return accepted(
    slots.value
      .map(({ date, duration }) => ({ startsAt: date * 1000, durationSeconds: duration }))
      .filter((slot) => slot.startsAt >= from && slot.startsAt + slot.durationSeconds * 1000 <= to),
  )
}

/** Refuses slot_taken unless Solo lists exactly that slot as free. */
export async function findFree(client: SoloClient, wanted: WantedTime): Promise<Result<null>> {
  const { waitingRoom, durationSeconds } = wanted
  const from = wanted.startsAt.getTime()
  const to = from + durationSeconds * 1000
  const slots = await readSlots(client, { waitingRoom, from, to, durationSeconds })
  if (!slots.ok) return slots
  return slots.value.some(({ startsAt }) => startsAt === from) ? accepted(null) : slotTaken()
}
