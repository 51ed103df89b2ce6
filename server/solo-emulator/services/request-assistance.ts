import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { ASSISTANCE_MESSAGES, type AssistanceLocator } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, existed, no, yes } from '../answer'
import { type Assignee, assistanceRequest, bed, device } from '../db/schema'
import { type AssistanceShown, showRequest } from './assistance-shown'
import { findPlace } from './places'

/** The status of an open request: the only one that the reference shows. */
const OPEN_STATUS = 'incomplete'

export const REQUEST_NOT_FOUND = no('unknown', ASSISTANCE_MESSAGES.requestNotFound)
const DEVICE_NOT_FOUND = no('unknown', ASSISTANCE_MESSAGES.deviceNotFound)

const open = isNull(assistanceRequest.finishedAt)
const openAt = (bedId: string) => and(eq(assistanceRequest.bedId, bedId), open)
const openOne = (id: string) => and(eq(assistanceRequest.id, id), open)

/**
 * Operation 40. Answers with the request that is already open at that place, if there is one: of many calls at once, one creates
 * it. Refuses an unknown place, several beds, or a bed without a device.
 */
export async function requestAssistance(
  orm: Orm,
  locator: AssistanceLocator,
): Promise<Answer<AssistanceShown>> {
  const place = await findPlace(orm, locator)
  const deviceSerial = place?.deviceSerial
  if (!place || !deviceSerial) return DEVICE_NOT_FOUND
  return orm.transaction(async (tx) => {
    // Calls for the same bed take turns.
    await tx.select({ id: bed.id }).from(bed).where(eq(bed.id, place.bedId)).for('update')
    const before = await showRequest(tx, openAt(place.bedId))
    if (before) return existed(before)
    const { bedId, patientSpid } = place
    await tx.insert(assistanceRequest).values({ bedId, deviceSerial, patientSpid, status: OPEN_STATUS })
    const made = await showRequest(tx, openAt(bedId))
    if (!made) throw new Error('An assistance request that was just made is not there')
    return yes(made)
  })
}

/** Operation 41: the one that is called all the time, nearly always about a bed where nothing is open, and so one query then. */
export async function currentRequest(orm: Orm, locator: AssistanceLocator): Promise<Answer<AssistanceShown>> {
  const openId = (await findPlace(orm, locator))?.openId
  return openId ? found(await showRequest(orm, openOne(openId))) : REQUEST_NOT_FOUND
}

/** Operation 42: the request is finished, and kept. */
export async function cancelRequest(orm: Orm, locator: AssistanceLocator): Promise<Answer<undefined>> {
  const place = await findPlace(orm, locator)
  return place ? end(orm, openAt(place.bedId), 'cancelled') : REQUEST_NOT_FOUND
}

/** Assigns an open request to a user, or with null to none, as the vendor's own staff do and no operation can. */
export const assign = (orm: Orm, requestId: string, assignedTo: Assignee | null) =>
  change(orm, requestId, { assignedTo })

/** Finishes an open request, as the vendor's own staff do and no operation can. */
export const finish = (orm: Orm, requestId: string): Promise<Answer<undefined>> =>
  end(orm, openOne(requestId), 'complete')

/** The changes of an open request that happen without a call of an operation; fields that are left out stay. */
export interface ChangeElsewhere {
  readonly assignedTo?: Assignee | null | undefined
  readonly status?: string | undefined
  readonly availability?: 'online' | 'offline' | undefined
}

/** Changes an open request, or its device, as if that had happened elsewhere. */
export const change = (
  orm: Orm,
  requestId: string,
  { assignedTo, status, availability }: ChangeElsewhere,
): Promise<Answer<AssistanceShown>> =>
  orm.transaction(async (tx) => {
    const [request] = await tx.select().from(assistanceRequest).where(openOne(requestId)).for('update')
    if (!request) return REQUEST_NOT_FOUND
    if (assignedTo !== undefined || status !== undefined) {
      await tx.update(assistanceRequest).set({ assignedTo, status }).where(openOne(requestId))
    }
    if (availability !== undefined) {
      const online = availability === 'online'
      await tx.update(device).set({ online }).where(eq(device.serial, request.deviceSerial))
    }
    return found(await showRequest(tx, openOne(requestId)))
  })

async function end(orm: Orm, which: SQL | undefined, status: string): Promise<Answer<undefined>> {
  const ended = await orm
    .update(assistanceRequest)
    .set({ status, finishedAt: new Date() })
    .where(which)
    .returning({ id: assistanceRequest.id })
  return ended.length > 0 ? yes(undefined) : REQUEST_NOT_FOUND
}

const found = (request: AssistanceShown | null): Answer<AssistanceShown> =>
  request ? yes(request) : REQUEST_NOT_FOUND
