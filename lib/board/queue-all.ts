import { calledFor, coverersOf } from './coverage'
import { type Escalation, escalationOf, isCalled, pathFor } from './escalation'
import { byName } from './group'
import { queueOf, type Waiting } from './queue'
import type { Role } from './roles'
import type { Bed, OnCallRules } from './types'
import { unitOf } from './unit'
import { isUnclaimed } from './waiting'

/** A building, as the queue of all buildings knows it. */
export interface QueueBuilding {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  /** The last event of its log that the snapshot contains. */
  readonly seq: number
  /** `at` of event `seq`; null before the first event; absent from a server of before. */
  readonly seqAt?: number | null
  readonly duty: OnCallRules
}

/** Everything the queue starts from: the beds of all buildings that have an open request, and the head of each log. */
export interface QueueSnapshot {
  readonly serverTime: number
  readonly masked: boolean
  readonly buildings: readonly QueueBuilding[]
  readonly beds: readonly Bed[]
}

/** The user who reads the queue. */
export interface Reader {
  readonly userId: string
  readonly role: Role
}

type OnCallRulesOf = (buildingId: string) => OnCallRules | undefined

/** Returns how far the request at a bed has escalated; null without a request, and while a nurse has it. */
export function escalationAt(bed: Bed, rules: OnCallRules, now: number): Escalation | null {
  if (!bed.request) return null
  const { steps } = pathFor(rules.paths, unitOf(bed), bed.request.priority)
  return escalationOf(bed.request, steps, now)
}

/** Returns whether the request at a bed calls the reader at `now` (server time, ms). A claimed request calls no one. */
export function callsUpon(reader: Reader, bed: Bed, rules: OnCallRules, now: number): boolean {
  const person = calledFor(reader, unitOf(bed), rules.coverage, now)
  return isCalled(escalationAt(bed, rules, now), person)
}

/** `mine`: the requests of the units that the reader covers, and every other request that calls the reader. */
export type QueueChoice = 'mine' | 'all'

/** Returns whether the reader covers any unit now. A reader who covers none needs no choice, and sees all requests. */
export const coversAny = ({ userId }: Reader, allRules: Iterable<OnCallRules>, now: number): boolean =>
  [...allRules].some(({ coverage }) => coverage.some((cover) => cover.userId === userId && cover.until > now))

/**
 * Returns the queue of one reader across buildings, in the order of `queueOf`. It always holds what the reader has claimed and
 * what calls the reader, in whatever unit, because nothing may call a nurse who cannot see it.
 */
export function queueFor(
  reader: Reader,
  beds: Iterable<Bed>,
  onCallRulesOf: OnCallRulesOf,
  choice: QueueChoice,
  now: number,
): readonly Waiting[] {
  const all = queueOf(beds, now)
  if (choice === 'all') return all
  return all.filter(({ bed, request }) => {
    const rules = onCallRulesOf(bed.buildingId)
    if (!rules || request.claimedBy?.userId === reader.userId) return true
    const covers = coverersOf(rules.coverage, unitOf(bed), now).some(({ userId }) => userId === reader.userId)
    return covers || callsUpon(reader, bed, rules, now)
  })
}

/** How many requests of one unit no nurse has claimed. */
export interface UnitCount {
  readonly buildingId: string
  readonly unit: string
  readonly waiting: number
  readonly emergencies: number
}

/** Counts the waiting requests of each unit: by building in the order given, then by name; units without any are left out. */
export function countWaiting(
  queue: readonly Waiting[],
  buildings: readonly Pick<QueueBuilding, 'id'>[],
): readonly UnitCount[] {
  const counts = new Map<string, UnitCount>()
  for (const { bed, request, status } of queue) {
    if (!isUnclaimed(status)) continue
    const unit = unitOf(bed)
    const key = JSON.stringify([bed.buildingId, unit])
    const { waiting = 0, emergencies = 0 } = counts.get(key) ?? {}
    counts.set(key, {
      buildingId: bed.buildingId,
      unit,
      waiting: waiting + 1,
      emergencies: emergencies + (request.priority === 'emergency' ? 1 : 0),
    })
  }
  const place = ({ buildingId }: UnitCount) => buildings.findIndex(({ id }) => id === buildingId)
  return [...counts.values()].sort((a, b) => place(a) - place(b) || byName(a.unit, b.unit))
}
