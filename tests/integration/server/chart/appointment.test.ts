import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LARGEST_ATTACHMENT_BYTES } from '@/lib/chart/files'
import type { NoteForm, NoteQuestion } from '@/lib/chart/types'
import { open as openSealed } from '@/lib/solo/sealed-text'
import type { ChartOf } from '@/server/chart/chart'
import { bed } from '@/server/db/schema'
import { demoPdf, demoPng } from '@/server/solo-emulator/demo/files'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { TEST_SECRETS } from '../../../support/solo-server'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { appointmentFor, codeOf, employed, granted, NOON, whoLiesIn, YURA } from './charted-ward'

const ROUND = 'Virtual Nursing - Round'
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])

describeOnBothDatabases('A visit of the patient in a bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let yura: ChartOf
  let other: ChartOf
  let visit: string
  let theirs: string
  const read = allowed(actor('bedside'), 'chart:read')
  const write = allowed(actor('virtual', 'Vic'), 'chart:write')
  beforeEach(async () => {
    // A whole file of 5 MiB takes its time through PGlite.
    ward = await openWard(await hospital(), { outbox: false })
    yura = await whoLiesIn(ward, '431', 'bed 2')
    other = await whoLiesIn(ward, '425', 'bed 1')
    visit = await appointmentFor(ward, YURA)
    theirs = await appointmentFor(ward, other.patient)
  })
  afterEach(() => ward.close())

  const round = async (): Promise<NoteForm> => {
    const form = granted(await ward.chart.note(read, yura, visit)).find(({ name }) => name === ROUND)
    if (!form) throw new Error('The visit has no form for rounds')
    return form
  }
  const question = (form: NoteForm, title: string): NoteQuestion => {
    const found = form.sections?.flatMap(({ questions }) => questions).find((one) => one.title === title)
    if (!found) throw new Error(`There is no question "${title}"`)
    return found
  }
  const answer = async (title: string, value: readonly string[], was: readonly string[] = []) => {
    const form = await round()
    const { id } = question(form, title)
    return ward.chart.answerNote(write, yura, visit, { form: form.id, answers: [{ id, value, was }] })
  }
  const pdf = (bytes: Uint8Array = demoPdf(2_000)) => ({
    name: 'Röntgen.pdf',
    type: 'application/pdf',
    bytes,
  })

  describe('its note', () => {
    it('saves an answer, returns it on the next read, and takes it back', async () => {
      expect(question(await round(), 'Understood')).toMatchObject({
        options: ['Yes', 'In part', 'No'],
        value: [],
        answerable: true,
      })
      expect(codeOf(await answer('Understood', ['In part']))).toBe('accepted')
      expect(codeOf(await answer('What was explained', ['How to call']))).toBe('accepted')
      const form = await round()
      expect(question(form, 'Understood').value).toEqual(['In part'])
      expect(question(form, 'What was explained').value).toEqual(['How to call'])
      expect(question(form, 'Understood').answeredAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d America\/New_York$/)
      expect(form.responses).toEqual([])
      expect(codeOf(await answer('Understood', [], ['In part']))).toBe('accepted')
      expect(question(await round(), 'Understood').value).toEqual([])
    })

    it('does not overwrite an answer that the nurse has not seen', async () => {
      expect(codeOf(await answer('Understood', ['Yes']))).toBe('accepted')
      expect(codeOf(await answer('Understood', ['No']))).toBe('note_changed')
      expect(question(await round(), 'Understood').value).toEqual(['Yes'])
      expect(codeOf(await answer('Understood', ['No'], ['Yes']))).toBe('accepted')
    })

    it('refuses malformed answers, unknown questions and unknown forms', async () => {
      expect(codeOf(await answer('Understood', ['Perhaps']))).toBe('invalid')
      const form = await round()
      const strange = { form: form.id, answers: [{ id: 'no-such', value: ['x'], was: [] }] }
      expect(codeOf(await ward.chart.answerNote(write, yura, visit, strange))).toBe('invalid')
      const elsewhere = { ...strange, form: 'no-such-form' }
      expect(codeOf(await ward.chart.answerNote(write, yura, visit, elsewhere))).toBe('not_found')
    })
  })

  describe('its attachments', () => {
    const titles = async () =>
      granted(await ward.chart.attachments(read, yura, visit)).map(({ title, removed }) => ({
        title,
        removed,
      }))

    it('are added, listed and removed, and stay in the list by name', async () => {
      const added = granted(await ward.chart.addAttachment(write, yura, visit, pdf()))
      expect(added).toMatchObject({
        title: 'Röntgen.pdf',
        type: 'application/pdf',
        sizeBytes: 2_000,
        removed: false,
      })
      expect(granted(await ward.chart.attachments(read, yura, visit))).toEqual([added])
      expect(codeOf(await ward.chart.removeAttachment(write, yura, visit, added.id))).toBe('accepted')
      expect(await titles()).toEqual([{ title: 'Röntgen.pdf', removed: true }])
      expect(codeOf(await ward.chart.removeAttachment(write, yura, visit, added.id))).toBe('not_found')
    })

    it('take PNG and JPEG too, up to 5 MiB and not a byte more', async () => {
      const whole = demoPng(LARGEST_ATTACHMENT_BYTES)
      const png = { name: 'a', type: 'image/png', bytes: whole }
      const jpeg = { name: 'b.jpg', type: 'image/jpeg', bytes: JPEG }
      expect(granted(await ward.chart.addAttachment(write, yura, visit, png)).title).toBe('a.png')
      expect(codeOf(await ward.chart.addAttachment(write, yura, visit, jpeg))).toBe('accepted')
      const more = { ...png, bytes: demoPng(LARGEST_ATTACHMENT_BYTES + 1) }
      expect(codeOf(await ward.chart.addAttachment(write, yura, visit, more))).toBe('payload_too_large')
    })

    it('must have the content that their type names', async () => {
      for (const file of [
        { name: 'a.pdf', type: 'application/pdf', bytes: demoPng(200) },
        { name: 'a.png', type: 'image/png', bytes: demoPdf(2_000) },
        { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('MZ no pdf at all') },
        { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array() },
        { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('words') },
      ]) {
        expect(codeOf(await ward.chart.addAttachment(write, yura, visit, file))).toBe(
          'unsupported_media_type',
        )
      }
      expect(await titles()).toEqual([])
    })
  })

  describe('the link into Solo', () => {
    it.each([
      ['bedside', 'medicalAssistant'],
      ['virtual', 'provider'],
      ['charge', 'provider'],
    ] as const)("leads a %s, as a %s, to the visit's call", async (role, type) => {
      const nurse = await employed(ward, role, `nurse-${role}`)
      const { url } = granted(await ward.chart.soloLink(allowed(nurse, 'solo:open'), yura, visit))
      const answered = await fetch(url, { redirect: 'manual' })
      expect(answered.status).toBe(302)
      const call = callOf(await ward.elsewhere('GET', `/qapi/v1/appointments/${visit}`))
      expect(answered.headers.get('location')).toContain(`/videocalls/${call}`)
      const sealed = openSealed(new URL(url).searchParams.get('arg') ?? '', TEST_SECRETS.linking)
      expect(JSON.parse(sealed ?? '')).toEqual({
        user: `nurse-${role}`,
        type,
        visit,
        date: NOON / 1000,
        patient: {
          id: YURA,
          sex: 'unknown',
          dob: '2024-03-28',
          firstName: 'Yura',
          lastName: 'Lukashik',
        },
      })
      expect(decodeURIComponent(url)).not.toMatch(/Lukashik|2024-03-28|nurse-/)
    })
  })

  it('is refused in every request when it belongs to another patient', async () => {
    const nurse = await employed(ward, 'virtual', 'vic')
    const attached = granted(await ward.chart.addAttachment(write, other, theirs, pdf()))
    const outcomes = [
      await ward.chart.note(read, yura, theirs),
      await ward.chart.answerNote(write, yura, theirs, {
        form: (await round()).id,
        answers: [{ id: 'any', value: [], was: [] }],
      }),
      await ward.chart.attachments(read, yura, theirs),
      await ward.chart.addAttachment(write, yura, theirs, pdf()),
      await ward.chart.removeAttachment(write, yura, theirs, attached.id),
      // The other patient's attachment under this patient's own appointment.
      await ward.chart.removeAttachment(write, yura, visit, attached.id),
      await ward.chart.soloLink(allowed(nurse, 'solo:open'), yura, theirs),
    ]
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'not_found'))
    expect(granted(await ward.chart.attachments(read, other, theirs))).toMatchObject([{ removed: false }])
  })

  it('cannot be changed once a different patient is in the bed', async () => {
    const nurse = await employed(ward, 'virtual', 'vic')
    const { id: form } = await round()
    await ward.database.orm
      .update(bed)
      .set({ patientSoloId: '5cd95f5b-1111-4111-8111-111111111111' })
      .where(eq(bed.id, yura.bedId))
    const passed = ward.line.passed.length
    const outcomes = [
      await ward.chart.demographics(read, yura),
      await ward.chart.answerNote(write, yura, visit, { form, answers: [] }),
      await ward.chart.addAttachment(write, yura, visit, pdf()),
      await ward.chart.removeAttachment(write, yura, visit, 'any'),
      await ward.chart.addDocument(write, yura, { name: 'x', responses: [] }),
      await ward.chart.soloLink(allowed(nurse, 'solo:open'), yura, visit),
    ]
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'patient_changed'))
    expect(ward.line.passed).toHaveLength(passed)
  })

  it('names the parts for which Solo did not answer', async () => {
    await ward.line.become('refuse')
    expect(codeOf(await ward.chart.addAttachment(write, yura, visit, pdf()))).toBe('upstream_unavailable')
    expect(codeOf(await ward.chart.removeAttachment(write, yura, visit, 'any'))).toBe('upstream_unavailable')
  })
})

const callOf = ({ body }: { body: unknown }) => (body as { videoCall: { id: string } }).videoCall.id
