import type { Logger } from 'pino'
import type { BoardEvent } from '@/lib/board/types'
import { bedOfDevice } from '@/server/bedside/view'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import type { RealtimeServer, RealtimeSocket } from './broadcast'

const ANSWER_MS = 2_000

/** Every device at a bed of this node. */
export const DEVICES = 'devices'
const deviceRoom = (serial: string): string => `device:${serial}`
/** Those that serve a bed, or did: when its device is taken away it has to be told. */
const bedRoom = (bedId: string): string => `bed:${bedId}`

/**
 * Puts the sockets of devices into the rooms of their own beds. They ask for nothing: what they are told is theirs alone, and
 * that something has changed is all that they are told.
 */
export const createBedsideRooms =
  (database: Pick<Database, 'orm'>, log: Logger) =>
  async (socket: RealtimeSocket): Promise<void> => {
    const { device } = socket.data.actor
    if (!device) return
    // Before anything is awaited: what commits from here on is told.
    await socket.join([DEVICES, deviceRoom(device.serial)])
    try {
      const bedId = await within(ANSWER_MS, bedOfDevice(database.orm, device.serial))
      if (bedId) await socket.join(bedRoom(bedId))
    } catch (error) {
      log.warn({ code: errorCode(error) }, 'The bed of a device could not be read')
    }
    // It may have asked before it was here.
    socket.emit('bedside:changed')
  }

/** Tells this node's devices of the bed that an event is about: those that have it, and those from which it was taken. */
export function tellDevices(io: RealtimeServer, { bed }: BoardEvent): void {
  const room = bedRoom(bed.id)
  const { serial } = bed.device
  if (serial === null || bed.retired) {
    io.to(room).emit('bedside:changed')
    io.in(room).socketsLeave(room)
    return
  }
  const own = deviceRoom(serial)
  io.in(own).socketsJoin(room)
  io.to([own, room]).emit('bedside:changed')
  io.in(room).except(own).socketsLeave(room)
}
