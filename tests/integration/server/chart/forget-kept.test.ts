import { asc, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { forgetGlass, forgetKept } from '@/server/chart/forget-kept'
import { bed, building, chartGlass, keptAnswer, keptFile } from '@/server/db/schema'
import { describeOnMigrated } from '@/tests/integration/databases'

const USER = '11111111-1111-4111-8111-111111111111'
const PATIENT = { appointmentId: 'an appointment', patientSoloId: 'a patient', patientMrn: '7' }
const later = (span: string) => sql`now() + ${span}::interval`

describeOnMigrated('What is kept of charts for some time only', (database) => {
  const orm = () => database().orm
  let bedId: string
  beforeAll(async () => {
    const [house] = await orm().insert(building).values({ name: 'h' }).returning()
    const place = { buildingId: house?.id ?? '', floor: '1', room: '1', label: 'bed 1' }
    const [made] = await orm().insert(bed).values(place).returning()
    bedId = made?.id ?? ''
  })

  it('are charts opened outside a unit, until they are neither open nor shown', async () => {
    const opened = (reason: string, at: string, until: string) => ({
      accountId: USER,
      accountName: 'Vera',
      role: 'virtual',
      bedId,
      patientSoloId: 'a patient',
      reason,
      at: later(at),
      until: later(until),
    })
    await orm()
      .insert(chartGlass)
      .values([
        opened('gone', '-25 hours', '-21 hours'),
        opened('still shown', '-23 hours', '-19 hours'),
        opened('still open', '-25 hours', '1 hour'),
      ])
    await forgetGlass(orm())
    const left = await orm().select().from(chartGlass).orderBy(asc(chartGlass.reason))
    expect(left.map(({ reason }) => reason)).toEqual(['still open', 'still shown'])
  })

  it('are overwritten answers, for as long as audit rows', async () => {
    const answer = (question: string, at: string) => ({
      ...PATIENT,
      form: 'Round',
      question,
      was: ['Yes'],
      overwrittenAt: later(at),
      overwrittenById: USER,
      overwrittenByName: 'Vera',
    })
    await orm()
      .insert(keptAnswer)
      .values([answer('gone', '-6 years -1 day'), answer('kept', '-6 years 1 day')])
    await forgetKept(orm())
    expect((await orm().select().from(keptAnswer)).map(({ question }) => question)).toEqual(['kept'])
  })

  it('are attached files, for as long as audit rows, and those without an answer of Solo for 30 days', async () => {
    const file = (
      name: string,
      added: string | null,
      removed: string | null,
      attachmentId: string | null,
    ) => ({
      ...PATIENT,
      attachmentId,
      name,
      content: Buffer.from('%PDF'),
      addedAt: added === null ? null : later(added),
      removedAt: removed === null ? null : later(removed),
    })
    await orm()
      .insert(keptFile)
      .values([
        file('gone, attached', '-6 years -1 day', null, '1'),
        file('gone, removed', '-8 years', '-6 years -1 day', '2'),
        file('gone, attached past Lantern', null, '-6 years -1 day', '3'),
        file('gone, unanswered', '-31 days', null, null),
        file('kept, attached', '-31 days', null, '4'),
        file('kept, removed lately', '-8 years', '-1 day', '5'),
        file('kept, unanswered', '-29 days', null, null),
      ])
    await forgetKept(orm())
    const left = await orm().select({ name: keptFile.name }).from(keptFile).orderBy(asc(keptFile.name))
    expect(left.map(({ name }) => name)).toEqual([
      'kept, attached',
      'kept, removed lately',
      'kept, unanswered',
    ])
  })
})
