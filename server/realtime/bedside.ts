import type { Logger } from 'pino'
import type { BoardEvent } from '@/lib/board/types'
import { bedOfDevice } from '@/server/bedside/view'
import type { Database } from '@/server/platform/db/open'
import { within } from '@/server/platform/db/within'
import { errorCode } from '@/server/platform/error-code'
import type { RealtimeServer, RealtimeSocket } from './broadcast'

const ANSWER_MS = 2_000

/** The room of every device at a bed that is connected to this node. */
export const DEVICES = 'devices'
const deviceRoom = (serial: string): string => `device:${serial}`
/** The room of the devices that serve a bed, or did: a device must learn that its bed was taken away. */
const bedRoom = (bedId: string): string => `bed:${bedId}`

/**
 * Creates what puts the sockets of devices into the rooms of their own beds. Devices do not subscribe, and they learn only that
 * something has changed.
 */
export const createBedsideRooms =
  (database: Pick<Database, 'orm'>, log: Logger) =>
  async (socket: RealtimeSocket): Promise<void> => {
    const { device } = socket.data.actor
    if (!device) return
    // Before anything is awaited: the device hears of everything that commits from here on.
    await socket.join([DEVICES, deviceRoom(device.serial)])
    try {
      const bedId = await within(ANSWER_MS, bedOfDevice(database.orm, device.serial))
      if (bedId) await socket.join(bedRoom(bedId))
    } catch (error) {
      log.warn({ code: errorCode(error) }, 'The bed of a device could not be read')
    }
    // The device may have fetched its view before it was in the room.
    socket.emit('bedside:changed')
  }

/** Tells this node's devices about an event at their bed: those that serve it, and those that no longer do. */
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
