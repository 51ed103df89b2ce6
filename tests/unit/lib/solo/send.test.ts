import { expect, test } from 'vitest'
import { answers, answersOversized, drips } from '../../../support/hostile-solo'
import { arrange } from './arrange'

const scene = arrange()

const get = (signal: AbortSignal, body?: string) =>
  scene().sender.send({
    method: 'GET',
    url: `${scene().server.url}/any`,
    headers: {},
    signal,
    ...(body === undefined ? {} : { body }),
  })

const forever = () => new AbortController().signal

test('a body of exactly the limit is read, one byte more is not', async () => {
  scene().server.behave(answersOversized(1_000))
  expect(await (await get(forever())).text(1_000)).toHaveLength(1_000)
  await expect((await get(forever())).text(999)).rejects.toMatchObject({ code: 'answer-too-large' })
})

test('headers have lower-case names and one value', async () => {
  scene().server.behave(answers(200, '', { 'X-Correlation-Id': 'abc' }))
  const answer = await get(forever())
  expect(answer.headers).toMatchObject({ 'x-correlation-id': 'abc' })
  expect(await answer.text(10)).toBe('')
})

test('an abort ends a body that drips', async () => {
  scene().server.behave(drips())
  const giveUp = new AbortController()
  const answer = await get(giveUp.signal)
  const reading = answer.text(1_000_000)
  giveUp.abort()
  await expect(reading).rejects.toThrow()
})

test('connections are used again, after a GET with a body too', async () => {
  const ports = new Set<number | undefined>()
  scene().server.behave((response) => {
    ports.add(response.socket?.remotePort)
    response.end('"ok"')
  })
  for (let time = 0; time < 10; time += 1) await (await get(forever(), '{}')).text(10)
  expect(ports.size).toBeLessThanOrEqual(2)
})

test('text that is not UTF-8 is read without an error, a byte order mark is dropped', async () => {
  scene().server.behave(answers(200, Buffer.from([0xff, 0x41])), answers(200, '\ufeff"ok"'))
  expect(await (await get(forever())).text(10)).toBe('\ufffdA')
  expect(await (await get(forever())).text(10)).toBe('"ok"')
})
