import { expect, test } from 'vitest'
import { answers } from '../../../support/hostile-solo'
import { arrange } from './arrange'

const scene = arrange()
const DAYS = { query: { from: '2020-02-10', to: '2020-02-11' } }
const FILE = { 'content-type': 'application/octet-stream' }

test('a file comes as its bytes, whatever they are', async () => {
  scene().server.behave(answers(200, 'appointmentId\r\n"Zoë"\r\n', FILE))
  const answer = await scene().client().call('downloadCsvDump', DAYS)
  expect(answer).toMatchObject({ ok: true, status: 200 })
  expect(answer.ok && Buffer.from(answer.value).toString()).toBe('appointmentId\r\n"Zoë"\r\n')
})

test('a refused file says why', async () => {
  scene().server.behave(answers(404, '{"error":{"message":"Report not found"}}'))
  const answer = await scene()
    .client()
    .call('downloadEncounterReport', { params: { reportId: 'a' } })
  expect(answer).toMatchObject({ ok: false, error: { kind: 'not-found', said: 'Report not found' } })
})

test('a page in the place of a file is none', async () => {
  scene().server.behave(answers(200, '<html>Sign in</html>', { 'content-type': 'text/html' }))
  const answer = await scene().client().call('downloadCsvDump', DAYS)
  expect(answer).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})

test('a link answers where it leads, and nothing is called there', async () => {
  const location = 'https://demo.visitnow.org/videocalls/1'
  scene().server.behave(answers(302, '', { location: location }))
  const answer = await scene()
    .client()
    .call('openLink', { query: { arg: 'sealed' } })
  expect(answer).toMatchObject({ ok: true, status: 302, value: { location } })
})

test('a redirect of anything else is not followed, and no answer', async () => {
  scene().server.behave(answers(302, '', { location: 'https://elsewhere.example/' }))
  const answer = await scene().client().call('downloadCsvDump', DAYS)
  expect(answer).toMatchObject({ ok: false, error: { kind: 'malformed' } })
})
