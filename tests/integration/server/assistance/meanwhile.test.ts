import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Bed } from '@/lib/board/types'
import { request } from '@/server/db/schema'
import { assistanceRequest, bed as soloBed } from '@/server/solo-emulator/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { bedsOf } from './moved-beds'

const vera = actor('virtual', 'Vera')
const carl = actor('charge', 'Carl')
/** The last request to Solo before a nurse is in the call. */
const LINK = /^GET .*provider-link$/

describeOnBothDatabases('While Solo makes the link of a call', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
  })
  afterEach(() => ward.close())
  const { threeBeds, ask, lookedAt } = bedsOf(() => ward)

  /** Vera has claimed a request and joins its call; `act` runs before Solo receives her join. */
  async function joinedWhile(act: (id: string, at: Bed, other: Bed) => Promise<unknown>) {
    const { from, full } = await threeBeds()
    const id = await ask(from)
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    let acted: unknown = null
    ward.line.meanwhile(LINK, async () => {
      acted = await act(id, from, full)
    })
    const joining = { via: 'solo', mrn: from.patient?.mrn ?? '' } as const
    const joined = await ward.assistance.join(allowed(vera, 'request:join'), id, joining)
    expect(acted, 'it happened').not.toBeNull()
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    return { joined, row }
  }

  it('a cancelled request sends no nurse into its call', async () => {
    const { joined, row } = await joinedWhile((id) =>
      ward.assistance.cancel(allowed(carl, 'request:cancel'), id, 'handled-at-bedside'),
    )
    expect(joined).toMatchObject({
      ok: false,
      refusal: { code: 'already_closed', message: expect.stringContaining('this request was closed') },
    })
    expect(row).toMatchObject({ status: 'cancelled', joinedAt: null })
  })

  it('a claim that went to another nurse stays theirs: the first one cannot join', async () => {
    const { joined, row } = await joinedWhile(async (id) => {
      await ward.assistance.release(allowed(carl, 'request:release-any'), id)
      return ward.assistance.claim(allowed(carl, 'request:claim'), id)
    })
    expect(joined).toMatchObject({
      ok: false,
      refusal: { code: 'already_claimed', say: { key: 'call.takenMeanwhile', values: { name: 'Carl' } } },
    })
    expect(row).toMatchObject({ status: 'claimed', claimedByName: 'Carl', joinedAt: null })
  })

  it('a request that went back to the queue can be claimed again: its call is booked', async () => {
    const { joined, row } = await joinedWhile((id) =>
      ward.assistance.release(allowed(carl, 'request:release-any'), id),
    )
    expect(joined).toMatchObject({
      ok: false,
      refusal: { code: 'not_claimed', say: { key: 'call.lostMeanwhile' } },
    })
    expect(row).toMatchObject({ status: 'waiting', joinedAt: null, appointmentId: expect.any(String) })
  })

  it('a different patient can come into the bed: the call is not made for them', async () => {
    const { joined, row } = await joinedWhile(async (id, at, other) => {
      const { orm } = ward.database
      const [{ patientSpid } = { patientSpid: null }] = await orm
        .select()
        .from(soloBed)
        .where(and(eq(soloBed.room, other.room), eq(soloBed.bed, other.label)))
      const [{ soloId } = { soloId: null }] = await orm.select().from(request).where(eq(request.id, id))
      await orm
        .update(assistanceRequest)
        .set({ patientSpid })
        .where(eq(assistanceRequest.id, soloId ?? ''))
      await lookedAt(at)
      return 'somebody else'
    })
    expect(joined).toMatchObject({ ok: false, refusal: { code: 'patient_changed' } })
    expect(row).toMatchObject({ status: 'claimed', joinedAt: null, appointmentId: null })
  })
})
