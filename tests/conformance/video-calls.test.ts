import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'

describeEmulatorOnly('the pages behind the links', (solo) => {
  const open = (url: string) => solo().call('GET', url.replace(solo().url, ''), { apiKey: null })

  const links = async (): Promise<{ providerVisitUrl: string; patientVisitUrl: string }> => {
    const path = '/qapi/v1/appointments/id/type/SAID/value/1/video-call-links'
    return (await solo().call('GET', path)).json as { providerVisitUrl: string; patientVisitUrl: string }
  }

  it('open by the link, without a key, and say who joins which call', async () => {
    const { providerVisitUrl, patientVisitUrl } = await links()
    for (const [url, side] of [
      [providerVisitUrl, 'provider'],
      [patientVisitUrl, 'patient'],
    ] as const) {
      const page = await open(url)
      expect(page.status).toBe(200)
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(page.text).toContain('Teladoc Solo (emulator)')
      expect(page.text).toContain('appointment 1')
      expect(page.text).toContain(`<dd>${side}</dd>`)
    }
  })

  it('show nothing of the patient', async () => {
    const { text } = await open((await links()).providerVisitUrl)
    for (const word of ['Mike', 'Shinoda', 'MRN-123', '1983', 'headache']) expect(text).not.toContain(word)
  })

  it('say that Teams would open for the Teams link, and that a cancelled visit has no call', async () => {
    const path = '/qapi/v1/appointments/1'
    const headers = { 'teams-auth-token': 'token' }
    const teams = await solo().call('GET', `${path}/msteams-provider-link`, { headers })
    const { msTeamsProviderVisitUrl } = teams.json as { msTeamsProviderVisitUrl: string }
    expect((await open(msTeamsProviderVisitUrl)).text).toContain('Microsoft Teams')
    await solo().call('PUT', path, { body: { status: 'cancelled' } })
    expect((await open(msTeamsProviderVisitUrl)).text).toContain('This appointment was cancelled')
  })

  it('are kept from caches, frames, scripts and other sites', async () => {
    const { headers, text } = await open((await links()).providerVisitUrl)
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(text).not.toMatch(/<script|style=|https?:/)
  })

  it('refuse any other link, and say why', async () => {
    const { providerVisitUrl, patientVisitUrl } = await links()
    const token = new URL(providerVisitUrl).searchParams.get('token') ?? ''
    const edited = (name: string, value: string) => {
      const url = new URL(providerVisitUrl)
      url.searchParams.set(name, value)
      return url.href
    }
    const [said = '', seal = ''] = token.split('.')
    const longer = Buffer.from(said, 'base64url')
      .toString()
      .replace(/"until":\d+/, '"until":99999999999')
    const wrong = {
      'This link does not open a call': [
        edited('token', `${Buffer.from(longer).toString('base64url')}.${seal}`),
        edited('token', `${said}.${seal.slice(0, -2)}AA`),
        edited('token', said),
        edited('token', `${token}.${token}`),
        edited('as', 'admin'),
        providerVisitUrl.replace(/&token=.*/, ''),
        `${providerVisitUrl}&token=another`,
        providerVisitUrl.replace(/videocalls\/[^?]*/, 'videocalls/<script>'),
      ],
      'This link belongs to another call': [
        providerVisitUrl.replace(/videocalls\/[^?]*/, 'videocalls/00000000-0000-4000-8000-000000000000'),
      ],
      'This link is for the other side of the call': [
        providerVisitUrl.replace('as=provider', 'as=patient'),
        edited('token', new URL(patientVisitUrl).searchParams.get('token') ?? ''),
      ],
    }
    for (const [title, urls] of Object.entries(wrong)) {
      for (const url of urls) {
        const page = await open(url)
        expect(page.status).toBe(403)
        expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
        expect(page.text).toContain(title)
        expect(page.text).not.toContain('<script>')
      }
    }
  })

  it('let one browser in, once', async () => {
    const { providerVisitUrl } = await links()
    expect((await open(providerVisitUrl)).status).toBe(200)
    const again = await open(providerVisitUrl)
    expect([again.status, again.text]).toEqual([403, expect.stringContaining('This link was used before')])
    expect((await open((await links()).providerVisitUrl)).status).toBe(200)
  })
})
