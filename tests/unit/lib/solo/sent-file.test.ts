import { expect, test } from 'vitest'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { answersJson, answersNested } from '../../../support/hostile-solo'
import { arrange } from './arrange'

const scene = arrange()

const PDF = '%PDF-1.7 and so on'
const ATTACHMENT = { id: '583fea87-58f8-4fd6-968a-bf61b3c5a958', title: 'scan.pdf', deleted: false }

const upload = () =>
  scene()
    .client({ retries: { attempts: 3, baseDelayMs: 1, maxDelayMs: 5 } })
    .call('uploadAttachment', {
      params: { appointmentId: '1' },
      query: { fileName: 'scan of J. Doe.pdf' },
      file: { type: 'application/pdf', bytes: new TextEncoder().encode(PDF) },
    })

test('a file goes out as it is, under its type and name', async () => {
  scene().server.behave(answersJson(201, ATTACHMENT))
  expect(await upload()).toMatchObject({ ok: true, value: ATTACHMENT, status: 201 })
  expect(scene().server.requests.at(-1)).toMatchObject({
    method: 'POST',
    url: '/qapi/v1/appointments/1/attachments?fileName=scan+of+J.+Doe.pdf',
    headers: { 'content-type': 'application/pdf', 'content-length': String(PDF.length) },
    body: PDF,
  })
})

test('a file that may have arrived is not sent twice', async () => {
  const before = scene().server.requests.length
  scene().server.behave(answersNested(503, 'later'))
  expect(await upload()).toMatchObject({ ok: false, error: { kind: 'server', outcomeUnknown: true } })
  expect(scene().server.requests).toHaveLength(before + 1)
})

test("the file's name does not come back in an error", async () => {
  scene().server.behave(answersNested(415, 'No use for scan of J. Doe.pdf here'))
  const result = await upload()
  expect(result).toMatchObject({ ok: false, error: { kind: 'rejected', said: 'No use for … here' } })
})

test.each([
  [{ after: 1_505_053_200, before: 1_505_057_400, waitingRoom: 'GreatRoom' }, true],
  [{ after: '1505053200', before: '1505057400', waitingRoom: 'GreatRoom', duration: '900' }, true],
  [{ after: '1e9', before: '1505057400', waitingRoom: 'GreatRoom' }, false],
  [{ after: '', before: '1505057400', waitingRoom: 'GreatRoom' }, false],
  [{ after: 2, before: '1', waitingRoom: 'GreatRoom' }, false],
  [{ after: 1, before: 2, waitingRoom: 'GreatRoom', duration: 0 }, false],
])('a search for slots: %j', (query, accepted) => {
  expect(ENDPOINTS.listSlots.query.safeParse(query).success).toBe(accepted)
})
