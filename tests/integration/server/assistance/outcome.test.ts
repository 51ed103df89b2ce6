import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { accepted } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { changeRequest } from '@/server/assistance/change'
import { giveBack } from '@/server/assistance/claim-timeout'
import { callOver } from '@/server/assistance/outcome'
import { maskRequest } from '@/server/board/masking'
import { event, request } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

describeOnBothDatabases('How a call ended', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  const vic = actor('virtual', 'Vic, RN')
  const vera = actor('virtual', 'Vera, RN')
  const bea = actor('bedside', 'Bea, RN')
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  const ask = async () => {
    const asked = { locator: BED_2, reason: 'fall-risk', priority: 'urgent' } as const
    const made = await ward.assistance.create(allowed(bea, 'request:create'), asked)
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request.id
  }
  /** A request whose call is over in Solo. */
  const over = async () => {
    const id = await ask()
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    const joined = await ward.assistance.join(allowed(vic, 'request:join'), id, { via: 'solo', mrn: '1234' })
    expect(joined).toMatchObject({ ok: true })
    await changeRequest(ward.database.orm, id, (row, now) =>
      accepted({ set: callOver(row, now), kind: 'request-updated' }),
    )
    return id
  }
  const say = (id: string, kind: 'completed' | 'needs-bedside', who: Actor = vic, note?: string) =>
    ward.assistance.sayOutcome(allowed(who, 'request:complete'), id, { kind, ...(note && { note }) })
  const undo = (id: string, who: Actor = vic) =>
    ward.assistance.undoOutcome(allowed(who, 'request:complete'), id)
  const view = async (id: string) => {
    const found = await ward.assistance.get(allowed(vic, 'request:read'), id)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('No such request')
    return row
  }
  const age = async (id: string, ms: number) => {
    const { outcome } = await rowOf(id)
    if (!outcome) throw new Error('Nothing was said')
    const older = { ...outcome, at: outcome.at - ms }
    await ward.database.orm.update(request).set({ outcome: older }).where(eq(request.id, id))
  }

  it('is said by the nurse who has it, and by no one else', async () => {
    const id = await over()
    expect(await view(id)).toMatchObject({ status: 'claimed', callOverAt: expect.any(Number), ended: null })
    expect(await say(id, 'completed', vera)).toMatchObject({ refusal: { code: 'already_claimed' } })
    expect(await say(id, 'completed')).toMatchObject({ ok: true })
    expect((await view(id)).ended).toMatchObject({ by: 'Vic, RN', reason: null, undoBy: vic.userId })
    expect(await say(id, 'needs-bedside')).toMatchObject({ refusal: { code: 'already_closed' } })
  })

  it('returns the request to the queue where someone is needed at the bed, with a note for those who read patients', async () => {
    const id = await over()
    expect(await say(id, 'needs-bedside', vic, 'Wants the bed lower')).toMatchObject({ ok: true })
    const back = await view(id)
    expect(back).toMatchObject({
      status: 'waiting',
      claimedBy: null,
      returnedFrom: 'Vic, RN',
      outcome: { kind: 'needs-bedside', by: 'Vic, RN', note: 'Wants the bed lower' },
    })
    expect(back).not.toHaveProperty('callOverAt')
    expect(JSON.stringify(maskRequest(back))).not.toContain('lower')
    expect(maskRequest(back).outcome).toMatchObject({ kind: 'needs-bedside', by: 'Vic, RN' })
    const kinds = await ward.database.orm.select({ kind: event.kind }).from(event).orderBy(event.seq)
    expect(kinds.at(-1)).toEqual({ kind: 'request-returned' })
  })

  it.each(['completed', 'needs-bedside'] as const)(
    '%s can be taken back for 30 s by who said it',
    async (kind) => {
      const id = await over()
      await say(id, kind)
      expect(await undo(id, vera)).toMatchObject({ refusal: { code: 'forbidden' } })
      await age(id, 20_000)
      expect(await undo(id)).toMatchObject({ ok: true })
      expect(await view(id)).toMatchObject({
        status: 'claimed',
        claimedBy: { userId: vic.userId },
        callOverAt: expect.any(Number),
        ended: null,
      })
      expect((await ward.soloRequests()).open).toHaveLength(1)
      await say(id, kind)
      await age(id, 30_500)
      expect(await undo(id)).toMatchObject({ refusal: { code: 'not_ready' } })
    },
  )

  it('cannot be taken back once another nurse has the request, or the bed has asked again', async () => {
    const id = await over()
    await say(id, 'needs-bedside')
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    expect(await undo(id)).toMatchObject({ refusal: { code: 'not_ready' } })
    expect(await say(id, 'completed', vera)).toMatchObject({ ok: true })
    const next = await ask()
    expect(await undo(id, vera)).toMatchObject({ refusal: { code: 'not_ready' } })
    // The new request does not wait until the old outcome is final.
    await ward.until(next, 'waiting')
    expect((await ward.soloRequests()).open).toHaveLength(1)
  })

  it.each(['undo', 'ask', 'neither'] as const)(
    'taken back while the bed asks again, %s first: one of the two is refused or answered in words',
    async (first) => {
      const id = await over()
      await say(id, 'completed')
      const asking = first === 'undo' ? null : ask()
      if (first === 'ask') await asking
      const undoing = undo(id)
      if (first === 'undo') await undoing
      const [undone, asked] = [await undoing, await (asking ?? ask())]
      if (first !== 'neither') expect(undone.ok).toBe(first === 'undo')
      if (undone.ok) expect(asked).toBe(id)
      else expect(undone.refusal.code).toBe('not_ready')
      expect((await view(asked)).ended).toBeNull()
    },
  )

  it('that no one says goes back to the queue, marked with its nurse', async () => {
    const id = await over()
    const later = new Date(Date.now() + 400_000)
    const within = { emergency: 60, urgent: 120, routine: 300 }
    expect(await changeRequest(ward.database.orm, id, (row) => giveBack(row, within, later))).toMatchObject({
      ok: true,
    })
    expect(await view(id)).toMatchObject({
      status: 'waiting',
      returnedFrom: 'Vic, RN',
      outcome: { kind: 'unsaid', by: 'Vic, RN' },
    })
    expect(await undo(id)).toMatchObject({ refusal: { code: 'not_ready' } })
  })
})
