import { afterEach, expect, test } from 'vitest'
import { createEntrance, type Entrance } from '@/server/http/entrance'
import { route } from '@/server/http/routes'
import { setAnswerHeaders, setSecurityHeaders } from '@/server/http/security-headers'

let entrance: Entrance | undefined
afterEach(() => entrance?.close(0))

async function listening(https: boolean): Promise<{ readonly address: string; readonly door: Entrance }> {
  const door = createEntrance((response) => setAnswerHeaders(response, https))
  entrance = door
  return { address: `http://127.0.0.1:${await door.listen(0, '127.0.0.1')}`, door }
}

const page = route((request, response) => {
  setSecurityHeaders(request, response, { dev: false })
  response.end('a page')
}, null)

test('every answer is for https and its subdomains, is never sniffed and never framed: starting, malformed, a page', async () => {
  const { address, door } = await listening(true)
  const starting = await fetch(address)
  door.open(page)
  const answers = [starting, await fetch(`${address}/%ff`), await fetch(address)]
  expect(answers.map(({ status }) => status)).toEqual([503, 400, 200])
  for (const { headers } of answers) {
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
    expect(headers.get('content-security-policy')).toContain(`base-uri 'none'`)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a page runs the scripts of its own nonce only, and another page has another one', async () => {
  const { address, door } = await listening(false)
  door.open(page)
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(address)).headers.get('content-security-policy') ?? ''),
  )
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/)
    expect(policy).toContain(`object-src 'none'`)
  }
  expect(policies[0]).not.toBe(policies[1])
})

test('over plain HTTP no answer speaks of https', async () => {
  const { address } = await listening(false)
  expect((await fetch(address)).headers.get('strict-transport-security')).toBeNull()
})

test('only the pages of calls and of devices at beds may use a camera', async () => {
  const { address, door } = await listening(false)
  door.open(page)
  const allowed = async (path: string) =>
    (await fetch(`${address}${path}`)).headers.get('permissions-policy')?.includes('camera=(self)')
  expect(await allowed('/board')).toBe(false)
  expect(await allowed('/videocalls/1')).toBe(true)
  expect(await allowed('/bedside/123457')).toBe(true)
})
