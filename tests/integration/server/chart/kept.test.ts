import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ChartOf } from '@/server/chart/chart'
import { createComplianceService } from '@/server/compliance/service'
import { keptAnswer, keptFile } from '@/server/db/schema'
import { demoPdf } from '@/server/solo-emulator/demo/files'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { appointmentFor, codeOf, granted, whoLiesIn, YURA } from './charted-ward'

const ROUND = 'Virtual Nursing - Round'

describeOnBothDatabases('What is overwritten or removed in a chart', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let yura: ChartOf
  let visit: string
  const read = allowed(actor('bedside'), 'chart:read')
  const vic = actor('virtual', 'Vic')
  const write = allowed(vic, 'chart:write')
  const cleo = actor('charge', 'Cleo')
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    yura = await whoLiesIn(ward, '431', 'bed 2')
    visit = await appointmentFor(ward, YURA)
  })
  afterEach(() => ward.close())

  it('keeps an answer that another overwrites, with the author of the change', async () => {
    const answer = async (value: readonly string[], was: readonly string[], who = write) => {
      const form = granted(await ward.chart.note(read, yura, visit)).find(({ name }) => name === ROUND)
      const asked = form?.sections
        ?.flatMap(({ questions }) => questions)
        .find((one) => one.title === 'Understood')
      const sent = { form: form?.id ?? '', answers: [{ id: asked?.id ?? '', value, was }] }
      return ward.chart.answerNote(who, yura, visit, sent)
    }
    const options = granted(await ward.chart.note(read, yura, visit))
      .flatMap(({ sections }) => sections ?? [])
      .flatMap(({ questions }) => questions)
      .find(({ title }) => title === 'Understood')?.options
    const [first, second] = options ?? []
    if (!first || !second) throw new Error('The question has no two answers to choose from.')
    granted(await answer([first], []))
    expect(await ward.database.orm.select().from(keptAnswer)).toEqual([])
    granted(await answer([second], [first], allowed(cleo, 'chart:write')))
    granted(await answer([second], [second]))
    expect(await ward.database.orm.select().from(keptAnswer)).toMatchObject([
      { question: 'Understood', was: [first], overwrittenByName: 'Cleo', overwrittenById: cleo.userId },
    ])
  })

  it('keeps a file from when it is attached, and who removed it', async () => {
    const bytes = demoPdf(2_000)
    const file = { name: 'Röntgen.pdf', type: 'application/pdf', bytes }
    const added = granted(await ward.chart.addAttachment(write, yura, visit, file))
    granted(await ward.chart.removeAttachment(allowed(cleo, 'chart:write'), yura, visit, added.id))
    const [kept] = await ward.database.orm.select().from(keptFile)
    expect(kept).toMatchObject({
      attachmentId: added.id,
      addedByName: 'Vic',
      removedByName: 'Cleo',
      name: 'Röntgen.pdf',
    })
    const officer = allowed(actor('compliance'), 'audit:read')
    const compliance = createComplianceService(ward.database.orm, { url: 'https://lantern.example' })
    const { files } = granted(await compliance.kept(officer, kept?.patientMrn ?? ''))
    expect(files).toMatchObject([{ name: 'Röntgen.pdf', addedBy: 'Vic', by: 'Cleo', isKept: true }])
    const read = granted(await compliance.removedFile(officer, files[0]?.id ?? ''))
    expect(Buffer.from(read.bytes)).toEqual(Buffer.from(bytes))
  })

  it('keeps what is known of a file that was attached past Lantern', async () => {
    const file = { name: 'first.pdf', type: 'application/pdf', bytes: demoPdf(1_000) }
    const added = granted(await ward.chart.addAttachment(write, yura, visit, file))
    await ward.database.orm.delete(keptFile)
    granted(await ward.chart.removeAttachment(write, yura, visit, added.id))
    expect(await ward.database.orm.select().from(keptFile)).toMatchObject([
      { attachmentId: added.id, name: 'first.pdf', sizeBytes: 1_000, content: null, removedByName: 'Vic' },
    ])
  })

  it('keeps no file that Solo has not taken', async () => {
    await ward.line.become('refuse')
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: demoPdf(1_000) }
    expect(codeOf(await ward.chart.addAttachment(write, yura, visit, file))).toBe('upstream_unavailable')
    expect(await ward.database.orm.select().from(keptFile)).toEqual([])
  })
})
