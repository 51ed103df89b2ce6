import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { linkTo } from '@/lib/solo/link-to'
import { TEST_SECRETS } from '../support/solo-server'
import { describeEmulatorOnly } from '../support/solo-target'

const CONTEXT = {
  user: 'nora.smith',
  type: 'provider',
  visit: '1',
  date: 1508584382,
  patient: { id: '1', sex: 'male', dob: '1983-08-15', firstName: 'Mike', lastName: 'Shinoda' },
} as const

/** As the reference has it, "Encryption", by openssl. */
function sealedByOpenssl(text: string, secret: string): string {
  const [salt, iv] = [randomBytes(8), randomBytes(16)]
  const key = createHash('sha256').update(secret).update(salt).digest('hex')
  const options = ['enc', '-aes-256-cbc', '-K', key, '-iv', iv.toString('hex')]
  return [salt, iv, execFileSync('openssl', options, { input: text })]
    .map((part) => part.toString('base64'))
    .join('')
}

describeEmulatorOnly('context-aware linking', (solo) => {
  const follow = (arg: string) =>
    solo().call('GET', `/integrations/linking?arg=${encodeURIComponent(arg)}`, { apiKey: null })
  const sealed = (data: unknown, secret = TEST_SECRETS.linking) =>
    sealedByOpenssl(JSON.stringify(data), secret)
  const videoCallOf = async (visit: number) => {
    const { json } = await solo().call('GET', `/qapi/v1/appointments/${visit}`)
    return (json as { videoCall: { id: string } }).videoCall.id
  }

  it.each([
    ['provider', 'provider'],
    ['medicalAssistant', 'provider'],
    ['patient', 'patient'],
  ])('leads a %s to the visit, without a key', async (type, side) => {
    const answer = await follow(sealed({ ...CONTEXT, type }))
    expect(answer.status).toBe(302)
    const location = new URL(String(answer.headers.location))
    expect(location.origin).toBe(solo().url)
    expect(location.pathname).toBe(`/videocalls/${await videoCallOf(1)}`)
    const page = await solo().call('GET', location.pathname + location.search, { apiKey: null })
    expect(page.status).toBe(200)
    expect(page.text).toContain(side)
    expect(page.text).not.toContain('Shinoda')
  })

  it('takes the links that the client makes', async () => {
    const link = new URL(linkTo(solo().url, CONTEXT, TEST_SECRETS.linking))
    expect(link.href).not.toContain('Shinoda')
    const answer = await solo().call('GET', link.pathname + link.search, { apiKey: null })
    expect(answer.status).toBe(302)
  })

  it('finds the visit by its external id, and the patient by any of his', async () => {
    for (const id of ['1', '12345', 'MRN-123']) {
      const data = { ...CONTEXT, visit: '2e96ed0e-0f80-4dc3-b2c1-42e65b789e56' }
      expect((await follow(sealed({ ...data, patient: { ...CONTEXT.patient, id } }))).status).toBe(302)
    }
  })

  it('refuses all else alike, on a page that tells nothing', async () => {
    await solo().call('POST', '/qapi/v1/patients', { body: { id: 'other' } })
    const body = { waitingRoom: 'GreatRoom' }
    await solo().call('POST', '/qapi/v1/patients/other/appointments', { body })
    const good = sealed(CONTEXT)
    const iv = Buffer.from(good.slice(12, 36), 'base64')
    iv[2] = (iv[2] ?? 0) ^ 1
    const { patient: _, ...withoutPatient } = CONTEXT
    const bad = {
      nothing: '',
      'no base64': 'hello',
      'another secret': sealed(CONTEXT, 'another secret'),
      'a shorter text': good.slice(0, -24),
      'an altered first block': good.slice(0, 12) + iv.toString('base64') + good.slice(36),
      'no JSON': sealedByOpenssl('visit=1', TEST_SECRETS.linking),
      'no object': sealed(null),
      'an incomplete one': sealed(withoutPatient),
      'an unknown type': sealed({ ...CONTEXT, type: 'janitor' }),
      'a date as text': sealed({ ...CONTEXT, date: '2017-10-21' }),
      'a birthday that is none': sealed({ ...CONTEXT, patient: { ...CONTEXT.patient, dob: '1983-15-08' } }),
      'an unknown sex': sealed({ ...CONTEXT, patient: { ...CONTEXT.patient, sex: 'm' } }),
      'an unknown visit': sealed({ ...CONTEXT, visit: '999' }),
      'a visit that cannot be': sealed({ ...CONTEXT, visit: 'a\u0000b' }),
      'the visit of another patient': sealed({ ...CONTEXT, visit: '2' }),
    }
    const pages = new Set<string>()
    for (const [what, arg] of Object.entries(bad)) {
      const answer = await follow(arg)
      expect([what, answer.status, answer.headers.location]).toEqual([what, 400, undefined])
      expect(answer.headers['content-type']).toContain('text/html')
      pages.add(answer.text)
    }
    const without = await solo().call('GET', '/integrations/linking', { apiKey: null })
    expect(without.status).toBe(400)
    expect(pages.add(without.text).size).toBe(1)
  })
})
