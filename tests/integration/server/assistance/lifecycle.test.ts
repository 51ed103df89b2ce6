import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, IMPATIENT_MS, openWard, type Ward } from '../../../support/ward'

describeOnBothDatabases('The life of a request', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard({ ...(await hospital()), timeoutMs: IMPATIENT_MS })
  })
  afterEach(() => ward.close())

  const ask = async (more: object = {}, who = actor('bedside', 'Bea')) => {
    const asked = { locator: BED_2, reason: 'second-check', priority: 'urgent', ...more } as const
    return ward.assistance.create(allowed(who, 'request:create'), asked)
  }
  const asked = async (more: object = {}) => {
    const made = await ask(more)
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.request
  }

  it('is on the board as sending before Solo knows it, and as waiting once Solo has confirmed it', async () => {
    await ward.line.become('hang')
    const request = await asked()
    expect(request).toMatchObject({ status: 'sending', priority: 'urgent', askedBy: 'Bea', place: BED_2 })
    const board = await ward.board.snapshot(allowed(actor('virtual'), 'board:read'), 'hospital')
    expect(board.ok && board.value.beds.find((bed) => bed.id === request.bedId)?.request?.id).toBe(request.id)
    expect(await ward.soloRequests()).toEqual({ all: 0, open: [] })
    await ward.line.become('pass')
    await ward.until(request.id, 'waiting')
    expect((await ward.soloRequests()).open).toHaveLength(1)
  })

  it('goes from claim through both kinds of call to completed, and the server tells Solo', async () => {
    const nurse = actor('virtual', 'Vic')
    const { id } = await asked()
    await ward.until(id, 'waiting')
    const [soloId] = (await ward.soloRequests()).open
    expect(
      await ward.assistance.join(allowed(nurse, 'request:join'), id, { via: 'solo', mrn: '1234' }),
    ).toMatchObject({
      refusal: { code: 'not_claimed' },
    })
    expect(await ward.assistance.claim(allowed(nurse, 'request:claim'), id)).toMatchObject({
      ok: true,
      value: { status: 'claimed', claimedBy: { userId: nurse.userId, name: 'Vic' } },
    })
    const first = await ward.assistance.join(allowed(nurse, 'request:join'), id, { via: 'solo', mrn: '1234' })
    const again = await ward.assistance.join(allowed(nurse, 'request:join'), id, { via: 'solo', mrn: '1234' })
    const teams = await ward.assistance.join(allowed(nurse, 'request:join'), id, {
      via: 'teams',
      mrn: '1234',
    })
    expect(first).toMatchObject({ ok: true, value: { url: expect.stringMatching(/^http:\/\/solo\.test\//) } })
    if (!first.ok || !again.ok || !teams.ok) throw new Error('Not joined')
    const [solo, soloAgain, inTeams] = [first, again, teams].map(({ value }) => new URL(value.url))
    // Each join gets a new link into the same call.
    expect(soloAgain?.pathname).toBe(solo?.pathname)
    expect(inTeams?.pathname).toBe(solo?.pathname)
    expect([solo, soloAgain, inTeams].map((link) => link?.searchParams.get('via'))).toEqual([
      null,
      null,
      'teams',
    ])
    // One appointment, under the assistance request's id.
    const links = await ward.elsewhere('GET', `/qapi/v1/appointments/${soloId}/video-call-links`)
    expect(links).toMatchObject({ status: 200, body: { appointmentExternalId: soloId } })
    expect(await ward.until(id, 'in-call')).toMatchObject({ via: 'teams' })

    expect(await ward.assistance.complete(allowed(nurse, 'request:complete'), id)).toMatchObject({
      ok: true,
      value: { status: 'completed', ended: { by: 'Vic', status: 'completed' } },
    })
    await expect.poll(() => ward.soloRequests()).toEqual({ all: 1, open: [] })
  })

  it('is cancelled with a reason, here and in Solo', async () => {
    const { id } = await asked()
    await ward.until(id, 'waiting')
    const who = actor('bedside', 'Bea')
    const cancelled = await ward.assistance.cancel(allowed(who, 'request:cancel'), id, 'patient-moved')
    expect(cancelled).toMatchObject({
      ok: true,
      value: { status: 'cancelled', ended: { by: 'Bea', reason: 'patient-moved' } },
    })
    await expect.poll(() => ward.soloRequests()).toEqual({ all: 1, open: [] })
    expect(await ward.assistance.claim(allowed(actor('virtual'), 'request:claim'), id)).toMatchObject({
      refusal: { code: 'already_closed', details: { status: 'cancelled', by: 'Bea' } },
    })
  })

  it('is found by MRN and by device serial as well', async () => {
    const byMrn = await asked({ locator: { patientMrn: '1234' } })
    expect(byMrn.place).toEqual(BED_2)
    const bySerial = await ask({ locator: { deviceSerialNumber: '123457' } })
    expect(bySerial).toMatchObject({ ok: true, value: { created: false, request: { id: byMrn.id } } })
  })

  it('is refused for a place that does not exist, and for a room of several beds', async () => {
    expect(await ask({ locator: { patientMrn: 'nobody' } })).toMatchObject({
      refusal: { code: 'place_unknown', field: 'locator.patientMrn' },
    })
    const { bed: _, ...room } = BED_2
    expect(await ask({ locator: room })).toMatchObject({
      refusal: { code: 'bed_needed', field: 'locator.bed' },
    })
  })

  it('is created once, however many nurses tap at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => ask()))
    const ids = new Set(made.map((one) => one.ok && one.value.request.id))
    expect(ids.size).toBe(1)
    expect(made.filter((one) => one.ok && one.value.created)).toHaveLength(1)
  })

  it('has exactly one winner of many simultaneous claims, and the others read who won', async () => {
    const { id } = await asked()
    await ward.until(id, 'waiting')
    const nurses = Array.from({ length: 12 }, (_, index) => actor('virtual', `Nurse ${index}`))
    const claims = await Promise.all(
      nurses.map((nurse) => ward.assistance.claim(allowed(nurse, 'request:claim'), id)),
    )
    const won = claims.flatMap((claim) => (claim.ok ? [claim.value.claimedBy?.name] : []))
    expect(won).toHaveLength(1)
    for (const claim of claims) {
      if (!claim.ok)
        expect(claim.refusal).toMatchObject({ code: 'already_claimed', details: { claimedBy: won[0] } })
    }
  })

  it('goes back to the queue when its nurse, or the charge nurse, releases it', async () => {
    const nurse = actor('virtual')
    const { id } = await asked()
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(nurse, 'request:claim'), id)
    const other = await ward.assistance.release(allowed(actor('virtual'), 'request:release'), id)
    expect(other).toMatchObject({ refusal: { code: 'already_claimed' } })
    expect(await ward.assistance.release(allowed(nurse, 'request:release'), id)).toMatchObject({
      value: { status: 'waiting', claimedBy: null },
    })
    await ward.assistance.claim(allowed(nurse, 'request:claim'), id)
    const charge = await ward.assistance.release(allowed(actor('charge'), 'request:release-any'), id)
    expect(charge).toMatchObject({ value: { status: 'waiting', claimedBy: null } })
  })

  it('is raised by a second call with more urgency, never lowered', async () => {
    const { id } = await asked({ priority: 'routine' })
    const raised = await ask({ priority: 'emergency', reason: 'fall-risk' })
    expect(raised).toMatchObject({
      value: { created: false, request: { id, priority: 'emergency', reason: 'fall-risk' } },
    })
    expect(await ask({ priority: 'routine' })).toMatchObject({
      value: { request: { priority: 'emergency' } },
    })
  })

  it('is the same for a repeat with the same key, also after it ended; another question with it is refused', async () => {
    const who = actor('bedside')
    const first = await ask({ idempotencyKey: 'one' }, who)
    const repeat = await ask({ idempotencyKey: 'one' }, who)
    if (!first.ok || !repeat.ok) throw new Error('refused')
    expect(repeat.value).toMatchObject({ created: false, request: { id: first.value.request.id } })
    await ward.assistance.cancel(allowed(who, 'request:cancel'), first.value.request.id, 'another-reason')
    expect(await ask({ idempotencyKey: 'one' }, who)).toMatchObject({
      value: { created: false, request: { id: first.value.request.id, status: 'cancelled' } },
    })
    expect(await ask({ idempotencyKey: 'one', priority: 'emergency' }, who)).toMatchObject({
      refusal: { code: 'idempotency_conflict', field: 'Idempotency-Key' },
    })
    // The same key from another user is a different key.
    expect(await ask({ idempotencyKey: 'one' })).toMatchObject({ value: { created: true } })
  })
})
