import { beforeAll, beforeEach, expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/solo/route'
import { type InstalledRuntime, installTestRuntime } from '../../../app/api/test-runtime'
import { describeOnMigrated } from '../../../databases'

describeOnMigrated('POST /api/webhooks/solo', (database) => {
  let runtime: InstalledRuntime
  beforeAll(async () => {
    runtime = await installTestRuntime(database())
  })
  beforeEach(() => {
    runtime.calls.length = 0
  })

  const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await POST(new Request('http://127.0.0.1:3000/api/webhooks/solo', init))
    return { status: answer.status, body: await answer.json() }
  }

  test('needs neither session nor origin, and hands over the text as it came', async () => {
    const headers = {
      origin: 'https://solo.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    }
    expect(await post('sealed', headers)).toEqual({ status: 202, body: { received: true } })
    expect(await post('again', { 'content-type': 'application/json' })).toMatchObject({ status: 200 })
    expect(runtime.calls).toMatchObject([{ rest: ['sealed'] }, { rest: ['again'] }])
  })

  test('reads no more than 64 KiB, announced or not', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384)),
    })
    for (const body of ['x'.repeat(65_537), endless]) {
      expect(await post(body)).toMatchObject({ status: 413, body: { error: { code: 'payload_too_large' } } })
    }
    expect(await post('', { 'content-length': '70000' })).toMatchObject({ status: 413 })
    expect(runtime.calls).toEqual([])
  })

  test('says that the database is away, so that Solo comes again', async () => {
    runtime.services.instead = () => {
      throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
    }
    expect(await post('sealed')).toMatchObject({
      status: 503,
      body: { error: { code: 'database_unavailable' } },
    })
    runtime.services.instead = null
  })
})
