import { describe, expect, test } from 'vitest'
import { LARGEST_BODY_BYTES, readJson, readJsonIfAny } from '@/app/_http/body'
import { checkOrigin } from '@/app/_http/origin'

const JSON_TYPE = { 'content-type': 'application/json' }

describe('where a change comes from', () => {
  const host = 'lantern.example:3000'
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://lantern.example:3000' }],
    // Clients that are not browsers hold no cookie of another user.
    [{}],
  ])('%j is let through', (headers) => {
    expect(checkOrigin(new Headers({ host, ...headers })).ok).toBe(true)
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://lantern.example:3000' }],
    [{ 'sec-fetch-site': '' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'https://lantern.example' }],
    [{ origin: 'https://lantern.example:3000.evil.example' }],
    [{ origin: 'null' }],
    [{ origin: '' }],
  ])('%j is refused', (headers) => {
    expect(checkOrigin(new Headers({ host, ...headers }))).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    })
  })
})

describe('a JSON body', () => {
  const sent = (body: BodyInit | null, headers: Record<string, string> = JSON_TYPE) =>
    readJson(
      new Request('http://lantern/api', { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
    )

  test('is read, with a charset named or not', async () => {
    expect(await sent('{"via":"solo"}')).toEqual({ ok: true, value: { via: 'solo' } })
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect(await sent('{"via":"solo"}', headers)).toEqual({ ok: true, value: { via: 'solo' } })
  })

  test.each([
    ['{"note":"\\ud83d"}', 'note'],
    ['{"answers":[{"value":["ok","\\udc00x"]}]}', 'answers.0.value.1'],
    ['{"\\udfff":1}', 'body'],
    ['"\\ud800"', 'body'],
  ])('with half a character is refused: %s', async (body, field) => {
    expect(await sent(body)).toMatchObject({ ok: false, refusal: { code: 'invalid', field } })
  })

  test('may be nested as deep as it is long', async () => {
    const depth = LARGEST_BODY_BYTES / 2 - 10
    const body = `${'['.repeat(depth)}"\\ud800"${']'.repeat(depth)}`
    expect(await sent(body)).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
  })

  test('may name both halves of a character', async () => {
    expect(await sent('{"note":"\\ud83d\\ude00"}')).toEqual({ ok: true, value: { note: '😀' } })
  })

  test('is read on DELETE', async () => {
    const request = new Request('http://lantern/api', {
      method: 'DELETE',
      body: '{"a":1}',
      headers: JSON_TYPE,
    })
    expect(await readJson(request)).toEqual({ ok: true, value: { a: 1 } })
  })

  test('may be missing where nothing has to be sent, whatever type is named', async () => {
    const post = (body: string | null, headers: Record<string, string> = JSON_TYPE) =>
      readJsonIfAny(new Request('http://lantern/api', { method: 'POST', body, headers }))
    expect(await post(null)).toEqual({ ok: true, value: null })
    expect(await post('', {})).toEqual({ ok: true, value: null })
    expect(await post('{"serial":"1"}')).toEqual({ ok: true, value: { serial: '1' } })
    expect(await post('{"serial":', JSON_TYPE)).toMatchObject({ refusal: { code: 'invalid' } })
    expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({
      refusal: { code: 'unsupported_media_type' },
    })
    expect(await post('x'.repeat(LARGEST_BODY_BYTES + 1))).toMatchObject({
      refusal: { code: 'payload_too_large' },
    })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'is not taken as %j',
    async (type) => {
      expect(await sent('{}', { 'content-type': type })).toMatchObject({
        refusal: { code: 'unsupported_media_type' },
      })
    },
  )

  test.each(['', '{', 'undefined', '\u0000'])('that is none is invalid: %j', async (text) => {
    expect(await sent(text)).toMatchObject({ refusal: { code: 'invalid', field: 'body' } })
  })

  test('that is no UTF-8 is invalid', async () => {
    expect(await sent(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ refusal: { code: 'invalid' } })
  })

  test('may have 64 kB and no byte more', async () => {
    const filled = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
    expect((await sent(filled(LARGEST_BODY_BYTES))).ok).toBe(true)
    expect(await sent(filled(LARGEST_BODY_BYTES + 1))).toMatchObject({
      refusal: { code: 'payload_too_large' },
    })
  })

  test('over the limit is read on to its end, for clients that read no answer before', async () => {
    let left = 10
    let ended = false
    const long = new ReadableStream({
      pull: (controller) => {
        left -= 1
        if (left > 0) controller.enqueue(new Uint8Array(LARGEST_BODY_BYTES))
        else {
          ended = true
          controller.close()
        }
      },
    })
    expect(await sent(long)).toMatchObject({ refusal: { code: 'payload_too_large' } })
    expect(ended).toBe(true)
  })

  test('that never ends is given up', async () => {
    const chunk = new Uint8Array(LARGEST_BODY_BYTES)
    let sentBytes = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sentBytes += chunk.byteLength
        controller.enqueue(chunk)
      },
    })
    expect(await sent(endless)).toMatchObject({ refusal: { code: 'payload_too_large' } })
    expect(sentBytes).toBeLessThan(20 * LARGEST_BODY_BYTES)
  })
})
