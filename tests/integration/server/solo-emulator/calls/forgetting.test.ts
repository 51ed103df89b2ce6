import { inArray, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { callNote, callRoom } from '@/server/solo-emulator/db/call-tables'
import { describeCalls, enter, next } from '../../../../support/call-house'
import { newCall } from './new-call'

describeCalls('what a call leaves behind', (house) => {
  it('is no row once no one is in it, and its members see each other when they come again', async () => {
    const { orm } = house().database
    const [left, goesOn] = [await newCall(house()), await newCall(house())]
    for (const { nurse } of [left, goesOn]) await enter(nurse)
    await left.nurse.emitWithAck('call:leave')
    await orm.update(callNote).set({ at: sql`${callNote.at} - interval '1 hour'` })
    const rows = async () => {
      const calls = [left.callId, goesOn.callId]
      const of = await orm.select().from(callRoom).where(inArray(callRoom.callId, calls))
      const notes = await orm.select().from(callNote).where(inArray(callNote.callId, calls))
      return [of.map(({ callId }) => callId), notes]
    }
    await expect.poll(rows).toEqual([[goesOn.callId], []])

    for (const { again, nurse, bed } of [left, goesOn]) {
      const nurseIn = nurse.connected ? nurse : again('provider')
      await enter(nurseIn)
      const told = next(nurseIn, 'call:member')
      const bedIn = await enter(bed)
      expect(await told).toMatchObject([{ id: bedIn.ok && bedIn.you, side: 'patient' }])
    }
  })
})
