import { expect, it } from 'vitest'
import { appointment, attachment } from '@/server/solo-emulator/db/schema'
import { loadDemoRounds } from '@/server/solo-emulator/demo/load-rounds'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard } from '../../../support/ward'
import { DAY_MS, granted, whoLiesIn } from './charted-ward'

describeOnBothDatabases('The rounds of the demo hospital', (open) => {
  const hospital = hospitalOf(open)
  it('give the patient of the example something for today and the days after, on every start once', async () => {
    const ward = await openWard(await hospital(), { outbox: false })
    const read = allowed(actor('bedside'), 'chart:read')
    const yura = await whoLiesIn(ward, '431', 'bed 2')
    const now = new Date(2026, 10, 23, 20)
    await loadDemoRounds(ward.database, now)
    const booked = await ward.database.orm.$count(appointment)
    const files = await ward.database.orm.$count(attachment)
    await loadDemoRounds(ward.database, now)
    expect(await ward.database.orm.$count(appointment)).toBe(booked)
    expect(await ward.database.orm.$count(attachment)).toBe(files)

    const midnight = new Date(2026, 10, 23).getTime()
    for (const from of [midnight - DAY_MS, midnight, midnight + 3 * DAY_MS]) {
      const day = { from, to: from + DAY_MS }
      const { appointments, incomplete } = granted(await ward.chart.appointments(read, yura, day))
      expect(incomplete).toBe(false)
      expect(appointments).toHaveLength(1)
    }
    const [stay] = granted(await ward.chart.episodes(read, yura))
    const rounds = granted(await ward.chart.episodeAppointments(read, yura, stay?.id ?? ''))
    expect(rounds.filter(({ hasNotes }) => hasNotes)).toHaveLength(1)

    await loadDemoRounds(ward.database, new Date(now.getTime() + 2 * DAY_MS))
    const later = { from: midnight + 8 * DAY_MS, to: midnight + 9 * DAY_MS }
    expect(granted(await ward.chart.appointments(read, yura, later)).appointments).toHaveLength(1)
    await ward.close()
  })
})
