import { describe, expect, it } from 'vitest'
import { helpStateOf } from '@/components/bedside/help-state'
import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideRequest, BedsideView } from '@/lib/bedside/view'

const AT = 1_700_000_000_000

const request = (more: Partial<BedsideRequest> = {}): BedsideRequest => ({
  id: 'r',
  status: 'waiting',
  priority: 'urgent',
  askedAt: AT,
  receivedAt: AT + 300,
  claimedBy: null,
  mine: true,
  mayCancel: true,
  ...more,
})

const asking = {
  bedId: '1',
  place: '',
  locator: { deviceSerialNumber: '1' },
  reason: 'other',
  priority: 'emergency',
  phone: null,
  key: 'k',
  userId: '1',
  askedAt: AT,
} as const
const unsent = (state: 'sending' | 'not-sent'): Attempt<BedsideView> => ({ ...asking, state })

describe('the state of help at a bed', () => {
  it('is nothing without a request', () => {
    expect(helpStateOf(null, null, AT)).toEqual({ kind: 'nothing' })
  })

  it('is received only once the server says so', () => {
    expect(helpStateOf(null, unsent('sending'), AT).kind).toBe('sending')
    expect(helpStateOf(request({ status: 'sending', receivedAt: null }), null, AT + 1_000).kind).toBe(
      'sending',
    )
    expect(helpStateOf(request(), null, AT + 1_000).kind).toBe('waiting')
  })

  it('is NOT SENT within 5 s when Solo has not confirmed it, whatever the server says', () => {
    expect(helpStateOf(request({ status: 'sending', receivedAt: null }), null, AT + 4_999).kind).toBe(
      'not-sent',
    )
    expect(helpStateOf(request(), unsent('not-sent'), AT).kind).toBe('not-sent')
  })

  it('follows the last press: an emergency on its way comes before a known urgent request', () => {
    expect(helpStateOf(request(), unsent('sending'), AT)).toMatchObject({
      kind: 'sending',
      priority: 'emergency',
    })
  })
})
