import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { bea, bedsOf } from './moved-beds'

describeOnBothDatabases('A bed whose patient was moved, and Solo', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
  })
  afterEach(() => ward.close())
  const { at, threeBeds, ask, move, lookedAt, admitInSolo } = bedsOf(() => ward)

  it('lets a new call wait while the old one is open in Solo, and takes neither for the other', async () => {
    const { from, full, empty } = await threeBeds()
    const old = await ask(from)
    await ward.until(old, 'waiting')
    await move(from, empty)
    // A patient is put into the freed bed and asks for help: Solo still has the first patient's call open there.
    await move(full, await at(from))
    const next = await ask(from)
    await ward.until(next, 'not-sent')
    // Solo would answer with the call that is open there: the server does not send the new one before that call ends.
    expect(ward.line.passed.filter((call) => call === 'POST /qapi/v1/request-assistance')).toHaveLength(1)
    expect((await at(empty)).request).toMatchObject({ id: old, status: 'waiting' })
    await ward.assistance.cancel(allowed(bea, 'request:cancel'), old, 'another-reason')
    await ward.until(next, 'waiting')
    await lookedAt(from, empty, full)
    expect((await at(from)).request).toMatchObject({ id: next, status: 'waiting' })
    expect(await ward.soloRequests()).toMatchObject({ all: 2, open: [expect.any(String)] })
  })

  it('is not silently overruled by Solo’s answer about the new bed', async () => {
    const { from, full, empty } = await threeBeds()
    await move(from, empty)
    await admitInSolo(full, empty)
    const id = await ask(empty)
    await ward.until(id, 'waiting')
    expect(await at(empty)).toMatchObject({ patient: from.patient, soloSays: { patient: full.patient } })
    const vera = actor('virtual', 'Vera')
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    const joining = { via: 'solo', mrn: from.patient?.mrn ?? '' } as const
    expect(await ward.assistance.join(allowed(vera, 'request:join'), id, joining)).toMatchObject({
      refusal: { code: 'patient_changed' },
    })
    await ward.assistance.settlePatient(allowed(bea, 'bed:move'), empty.id, {
      right: 'board',
      mrn: from.patient?.mrn ?? null,
    })
    await lookedAt(empty)
    const settled = await at(empty)
    expect(settled.patient).toEqual(from.patient)
    expect(settled.soloSays).toBeUndefined()
    expect(await ward.assistance.join(allowed(vera, 'request:join'), id, joining)).toMatchObject({ ok: true })
  })

  it('shows on a wall that Solo contradicts, and neither of the two patients', async () => {
    const { from, full, empty } = await threeBeds()
    await move(from, empty)
    await admitInSolo(full, empty)
    await ward.until(await ask(empty), 'waiting')
    expect(await at(empty)).toMatchObject({ patient: from.patient, soloSays: { patient: full.patient } })
    const wall = allowed(actor('display'), 'board:read')
    const board = await ward.board.snapshot(wall, 'hospital')
    const shown = board.ok && board.value.beds.find(({ id }) => id === empty.id)
    expect(shown).toMatchObject({ patient: null, soloSays: { patient: null } })
    const sent = JSON.stringify(board)
    for (const patient of [from.patient, full.patient]) {
      for (const secret of Object.values(patient ?? {})) expect(sent).not.toContain(secret)
    }
  })

  it('takes Solo’s answer for a bed once a nurse says that Solo is right there', async () => {
    const { from, full, empty } = await threeBeds()
    await move(from, empty)
    await admitInSolo(full, empty)
    await ward.until(await ask(empty), 'waiting')
    await ward.assistance.settlePatient(allowed(bea, 'bed:move'), empty.id, {
      right: 'solo',
      mrn: full.patient?.mrn ?? null,
    })
    const settled = await at(empty)
    expect(settled.patient).toEqual(full.patient)
    expect(settled.soloSays).toBeUndefined()
  })
})
