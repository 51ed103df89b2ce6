import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { connectionFor } from '@/server/solo-emulator/calls/ice'

const turnSecret = 'a secret of the TURN server'
const NOW = Date.parse('2026-11-23T12:00:00Z')

it('makes credentials that a TURN server can check and that run out', () => {
  const { iceServers, relayOnly } = connectionFor(
    { stunUrls: ['stun:stun.example'], turnUrls: ['turn:turn.example:3478'], turnSecret, relayOnly: true },
    'member',
    NOW,
  )
  const [stun, turn] = iceServers
  expect(stun).toEqual({ urls: ['stun:stun.example'] })
  expect(turn?.urls).toEqual(['turn:turn.example:3478'])
  const [expiry, member] = turn?.username?.split(':') ?? []
  expect(Number(expiry)).toBe(NOW / 1000 + 12 * 3600)
  expect(member).toBe('member')
  expect(turn?.credential).toBe(
    createHmac('sha1', turnSecret)
      .update(turn?.username ?? '')
      .digest('base64'),
  )
  expect(relayOnly).toBe(true)
  expect(JSON.stringify(iceServers)).not.toContain(turnSecret)
})

it('connects directly where nothing is configured', () => {
  expect(
    connectionFor({ stunUrls: [], turnUrls: [], turnSecret: undefined, relayOnly: false }, 'member', NOW),
  ).toEqual({ iceServers: [], relayOnly: false })
})
