import { once } from 'node:events'
import { createServer } from 'node:net'
import { Agent, request } from 'undici'
import { expect, it } from 'vitest'
import { guardedConnector, isPlainlyPrivate, isPublicAddress } from '@/server/platform/public-address'

it.each([
  // Loopback, "this network", private, shared, link-local (with the clouds' metadata), multicast, reserved, broadcast.
  ...['127.0.0.1', '127.255.0.9', '0.0.0.0', '0.1.2.3', '10.1.2.3', '172.16.0.1', '172.31.255.255'],
  ...['192.168.0.1', '100.64.0.1', '169.254.169.254', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
  // The same of IPv6.
  ...[
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '100::1',
  ],
  // IPv4 addresses in IPv6 ones: mapped, compatible, translated, NAT64 of both prefixes, 6to4, Teredo.
  ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::10.0.0.1'],
  ...['64:ff9b::8.8.8.8', '64:ff9b:1::1', '2002:7f00:1::', '2002:808:808::1', '2001:0:4136:e378::1'],
  ...['', 'localhost', '1.2.3', '999.1.1.1', 'webhook.site'],
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

it.each([
  ...['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '192.169.0.1', '::ffff:8.8.8.8'],
  ...['2606:4700:4700::1111', '2a00:1450:4001:81b::200e'],
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

it('sees through the spellings of an address in a URL, and judges no other name', () => {
  for (const host of [
    '0x7f000001',
    '017700000001',
    '127.1',
    '[::ffff:7f00:1]',
    'LOCALHOST',
    'a.localhost.',
  ]) {
    expect([host, isPlainlyPrivate(`http://${host}/`)]).toEqual([host, true])
  }
  for (const host of ['webhook.site', 'localhost.example', '8.8.8.8', '[2606:4700:4700::1111]']) {
    expect([host, isPlainlyPrivate(`https://${host}/`)]).toEqual([host, false])
  }
})

/** The code of what comes of a request to `url` under guard. */
const attempt = async (
  url: string,
  resolve: (hostname: string) => Promise<{ address: string; family: number }[]>,
) => {
  const agent = new Agent({ connect: guardedConnector({ allowPrivate: false, resolve }, 500) })
  try {
    const answer = await request(url, { dispatcher: agent }).catch((error) => error)
    return answer.code
  } finally {
    await agent.destroy()
  }
}

it('never opens a connection to a refused address, https or not, and looks a name up once for each', async () => {
  let connections = 0
  const server = createServer(() => {
    connections += 1
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  let asked = 0
  const resolve = async () => {
    asked += 1
    return [{ address: '127.0.0.1', family: 4 }]
  }
  for (const scheme of ['http', 'https']) {
    expect(await attempt(`${scheme}://rebinding.example:${port}/`, resolve)).toBe('address_refused')
    expect(await attempt(`${scheme}://127.0.0.1:${port}/`, resolve)).toBe('address_refused')
  }
  expect([asked, connections]).toEqual([2, 0])
  server.close()
})

it('says as it is when a name cannot be looked up', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
  expect(await attempt('http://nowhere.example/', resolve)).toBe('ENOTFOUND')
})
