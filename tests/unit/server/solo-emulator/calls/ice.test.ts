import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { connectionFor } from '@/server/solo-emulator/calls/ice'

const turnSecret = 'a secret of the TURN server'
const NOW = Date.parse('2026-11-23T12:00:00Z')

it.each([
  ['provider', 3_600],
  ['patient', 3_600],
  ['guest', 600],
] as const)(
  'makes credentials for a %s that a TURN server can check and that run out in %i s',
  (side, seconds) => {
    const { iceServers, relayOnly } = connectionFor(
      { stunUrls: ['stun:stun.example'], turnUrls: ['turn:turn.example:3478'], turnSecret, relayOnly: true },
      { memberId: 'member', side },
      NOW,
    )
    const [stun, turn] = iceServers
    expect(stun).toEqual({ urls: ['stun:stun.example'] })
    expect(turn?.urls).toEqual(['turn:turn.example:3478'])
    const [expiry, member] = turn?.username?.split(':') ?? []
    expect(Number(expiry)).toBe(NOW / 1000 + seconds)
    expect(member).toBe('member')
    expect(turn?.credential).toBe(
      createHmac('sha1', turnSecret)
        .update(turn?.username ?? '')
        .digest('base64'),
    )
    expect(relayOnly).toBe(true)
    expect(JSON.stringify(iceServers)).not.toContain(turnSecret)
  },
)

it('connects directly where nothing is configured', () => {
  expect(
    connectionFor(
      { stunUrls: [], turnUrls: [], turnSecret: undefined, relayOnly: false },
      { memberId: 'member', side: 'provider' },
      NOW,
    ),
  ).toEqual({ iceServers: [], relayOnly: false })
})
