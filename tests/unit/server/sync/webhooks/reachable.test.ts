import { expect, it } from 'vitest'
import { isReachable } from '@/server/sync/webhooks/reachable'

it.each([
  'https://lantern.example.org',
  'https://lantern.example.org:8443/below',
  'https://8.8.8.8',
  'https://[2606:4700::1111]',
])('%s can be called by a tenant', (url) => {
  expect(isReachable(url, false)).toBe(true)
})

it.each([
  'http://lantern.example.org',
  'https://127.0.0.1:3000',
  'https://10.1.2.3',
  'https://[::1]',
  'https://169.254.169.254',
  'https://localhost',
  'https://lantern',
  'https://lantern.',
  'https://lantern.local',
  'https://lantern.corp.internal',
])('%s cannot, unless private addresses are allowed', (url) => {
  expect(isReachable(url, false)).toBe(false)
  expect(isReachable(url, true)).toBe(true)
})
