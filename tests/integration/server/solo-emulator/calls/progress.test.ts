import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { describeCalls, enter, KEPT_LONG_MS, next } from '../../../../support/call-house'
import { newCall } from './new-call'

/** A place of the demo hospital with a patient and a device. */
const PLACE = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }

describeCalls('the appointment and request of a call', (house) => {
  const appointment = async (id: number) => {
    const { json } = await house().call('GET', `/qapi/v1/appointments/${id}`)
    const { status, videoCall } = json as { status: string; videoCall: { status: string } }
    return [status, videoCall.status]
  }
  const ask = async () =>
    (await house().call('POST', '/qapi/v1/request-assistance', { body: PLACE })).json as { id: string }
  const current = async () => {
    const { status, json } = await house().call('GET', '/qapi/v1/request-assistance', { body: PLACE })
    const { assignedTo, avSessions } = json as {
      assignedTo: unknown
      avSessions: { startedAt: string; endedAt: string | null }[]
    }
    return { status, assignedTo, avSessions }
  }

  it('follows it from the first to the last', async () => {
    const { id } = await ask()
    const { nurse, bed, appointmentId } = await newCall(house(), id)
    expect(await current()).toMatchObject({ assignedTo: null, avSessions: [] })
    await enter(nurse)
    expect(await current()).toMatchObject({
      assignedTo: { firstName: 'Virtual', lastName: 'Nurse' },
      avSessions: [],
    })
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'waiting'])
    const before = Date.now()
    const both = await enter(bed)
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    const [session, ...more] = (await current()).avSessions
    expect([session, more]).toEqual([expect.objectContaining({ endedAt: null }), []])
    // In whole seconds, as the reference writes times.
    expect(Date.parse(session?.startedAt ?? '')).toBe(both.ok && Math.floor((both.since ?? 0) / 1000) * 1000)
    expect(Date.parse(session?.startedAt ?? '')).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000)
    const over = next(bed, 'call:ended')
    const toldNurse: unknown[] = []
    nurse.on('call:ended', (why) => toldNurse.push(why))
    await nurse.emitWithAck('call:leave')
    expect(toldNurse, 'whoever hangs up has left').toEqual([])
    expect(await over).toEqual(['hung-up'])
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
    // A call that is over does not say whether the patient was helped.
    expect((await current()).status).toBe(200)
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('leaves a request with the provider who took it elsewhere', async () => {
    const { id } = await ask()
    const assignedTo = { firstName: 'Vera', lastName: 'Lindholm' }
    await house().call('PUT', `/qapi/embedded/request-assistance/${id}`, { body: { assignedTo } })
    const { nurse } = await newCall(house(), id)
    await enter(nurse)
    expect(await current()).toMatchObject({ assignedTo })
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('completes nothing when the nurse leaves a call that never took place', async () => {
    const { id } = await ask()
    const { nurse, appointmentId } = await newCall(house(), id)
    await enter(nurse)
    await nurse.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.ready', 'waiting'])
    expect((await current()).status).toBe(200)
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('waits when the bedside leaves, and goes on when it is back', async () => {
    const { id } = await ask()
    const { nurse, bed, appointmentId, again } = await newCall(house(), id)
    await enter(nurse)
    await enter(bed)
    const left = next(nurse, 'call:left')
    await bed.emitWithAck('call:leave')
    await left
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on hold'])
    const ended = expect.objectContaining({ endedAt: expect.any(String) })
    expect((await current()).avSessions).toEqual([ended])
    await enter(again('patient'))
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    expect((await current()).avSessions).toEqual([ended, expect.objectContaining({ endedAt: null })])
    await nurse.emitWithAck('call:leave')
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('is incomplete when the nurse is gone for longer than a place is kept, and lets no one back in', async () => {
    const { nurse, bed, appointmentId, again } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    const over = next(bed, 'call:ended')
    nurse.io.engine.close()
    expect(await over).toEqual(['hung-up'])
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.ready', 'incomplete'])
    const nurseAgain = again('provider')
    const told = next(nurseAgain, 'call:ended')
    expect(await enter(nurseAgain)).toMatchObject({ ok: false, refusal: { code: 'already_closed' } })
    expect(await told).toEqual(['hung-up'])
  })

  it('waits for a provider when the nurse hung up before anyone met, and goes on when they are back', async () => {
    const { nurse, bed, appointmentId, again } = await newCall(house())
    await enter(nurse)
    await nurse.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.ready', 'waiting'])
    const nurseAgain = again('provider')
    await enter(nurseAgain)
    await enter(bed)
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    await nurseAgain.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
  })

  it('is incomplete when the nurse is lost before anyone met', async () => {
    const { nurse, appointmentId } = await newCall(house())
    await enter(nurse)
    nurse.io.engine.close()
    await expect.poll(() => appointment(appointmentId)).toEqual(['in progress.exam.ready', 'incomplete'])
  })

  it('says that the bedside waits in a call without a connected nurse, which then takes place', async () => {
    await house().restart(KEPT_LONG_MS)
    const { nurse, bed, appointmentId, again } = await newCall(house())
    await enter(bed)
    expect(await appointment(appointmentId)).toEqual(['arrived', 'waiting'])
    await bed.emitWithAck('call:leave')
    await enter(nurse)
    nurse.io.engine.close()
    const bedAgain = again('patient')
    expect(await enter(bedAgain)).toMatchObject({ since: null })
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.ready', 'waiting'])
    const nurseAgain = again('provider')
    const told = next(bedAgain, 'call:since')
    await enter(nurseAgain)
    await told
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    await nurseAgain.emitWithAck('call:leave')
  })

  it('tells the nurse how the bedside left', async () => {
    const { nurse, bed, again } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    const hungUp = next(nurse, 'call:left')
    await bed.emitWithAck('call:leave')
    expect(await hungUp).toEqual([expect.any(String), 'hung-up'])
    expect(await enter(again('provider'))).toMatchObject({ bedLeft: 'hung-up' })
    const bedAgain = again('patient')
    await enter(bedAgain)
    const nurseAgain = again('provider')
    expect(await enter(nurseAgain)).not.toHaveProperty('bedLeft')
    const lost = next(nurseAgain, 'call:left')
    bedAgain.io.engine.close()
    expect(await lost).toEqual([expect.any(String), 'lost'])
    await nurseAgain.emitWithAck('call:leave')
  })

  it('goes on over a restart of the server, as one call', async () => {
    const { id } = await ask()
    const { nurse, bed, appointmentId, again } = await newCall(house(), id)
    await enter(nurse)
    const before = await enter(bed)
    await house().restart(KEPT_LONG_MS)
    const nurseAgain = again('provider')
    await enter(nurseAgain)
    const after = await enter(again('patient'))
    expect(after.ok && after.since).toBe(before.ok && before.since)
    expect((await current()).avSessions).toHaveLength(1)
    await nurseAgain.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('ends no call after a restart whose nurse came back', async () => {
    const [back, gone] = [await newCall(house()), await newCall(house())]
    for (const { nurse, bed } of [back, gone]) {
      await enter(nurse)
      await enter(bed)
    }
    await house().restart(KEPT_LONG_MS)
    const nurse = back.again('provider')
    await enter(nurse)
    const { orm } = house().database
    const endOfGone = async () => {
      // The time of all kept places is over.
      await orm.execute(sql`update solo.call_member set kept_until = now() where kept_until is not null`)
      return appointment(gone.appointmentId)
    }
    await expect.poll(endOfGone).toEqual(['in progress.exam.ready', 'incomplete'])
    expect(await enter(back.again('patient'))).toMatchObject({ ok: true })
    expect(await appointment(back.appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    await nurse.emitWithAck('call:leave')
  })

  it('is over when the last nurse has left, not the first', async () => {
    const { nurse, bed, callId, appointmentId } = await newCall(house())
    const { json } = await house().call('GET', `/qapi/v1/appointments/${appointmentId}/provider-link`)
    const colleague = house().socket(
      callId,
      'provider',
      await house().open((json as { providerVisitUrl: string }).providerVisitUrl),
    )
    for (const caller of [nurse, bed, colleague]) await enter(caller)
    await nurse.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    const over = next(bed, 'call:ended')
    await colleague.emitWithAck('call:leave')
    expect(await over).toEqual(['hung-up'])
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
  })

  it.each(['with', 'before'])(
    'is incomplete when its nurse never came back after a restart %s the bedside',
    async (when) => {
      const { nurse, bed, appointmentId } = await newCall(house())
      await enter(nurse)
      if (when === 'with') await enter(bed)
      await house().restart()
      await expect.poll(() => appointment(appointmentId)).toEqual(['in progress.exam.ready', 'incomplete'])
    },
  )

  it('completes a call later when its end could not be saved at first', async () => {
    const { id } = await ask()
    const { nurse, bed, appointmentId } = await newCall(house(), id)
    await enter(nurse)
    await enter(bed)
    const { orm } = house().database
    // Only for rows that are written from now on.
    await orm.execute(
      sql`alter table solo.appointment add constraint no_end check (status <> 'completed') not valid`,
    )
    const over = next(bed, 'call:ended')
    await nurse.emitWithAck('call:leave')
    expect(await appointment(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    await orm.execute(sql`alter table solo.appointment drop constraint no_end`)
    expect(await over).toEqual(['hung-up'])
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
    await house().call('DELETE', '/qapi/v1/request-assistance', { body: PLACE })
  })

  it('tells the bedside that a call is over when its nurse never came back after a restart', async () => {
    const { nurse, bed, again } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    await house().restart()
    const bedAgain = again('patient')
    const over = next(bedAgain, 'call:ended')
    await enter(bedAgain)
    expect(await over).toEqual(['hung-up'])
  })

  it('leaves a cancelled appointment as it is', async () => {
    const { nurse, bed, appointmentId } = await newCall(house())
    await house().call('PUT', `/qapi/v1/appointments/${appointmentId}`, { body: { status: 'cancelled' } })
    for (const caller of [nurse, bed]) {
      const ended = next(caller, 'call:ended')
      expect(await enter(caller)).toMatchObject({ ok: false, refusal: { code: 'already_closed' } })
      expect(await ended).toEqual(['cancelled'])
    }
    expect(await appointment(appointmentId)).toEqual(['cancelled', 'waiting'])
  })

  it('lets no member back into a call that is over', async () => {
    const { nurse, bed, appointmentId, again } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    await nurse.emitWithAck('call:leave')
    for (const side of ['provider', 'patient'] as const) {
      const caller = again(side)
      const ended = next(caller, 'call:ended')
      expect(await enter(caller)).toMatchObject({ ok: false, refusal: { code: 'already_closed' } })
      expect(await ended).toEqual(['hung-up'])
    }
    expect(await appointment(appointmentId)).toEqual(['completed', 'complete'])
  })
})
