import { describe, expect, it } from 'vitest'
import { type EmergencyState, emergencyStateOf } from '@/components/bedside/emergency-state'
import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideRequest, BedsideView } from '@/lib/bedside/view'
import type { Priority } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

const AT = 1_700_000_000_000
const VERA = { name: 'Vera, RN', role: 'virtual' } as const
const REFUSAL: Refusal = { code: 'forbidden', message: 'This device is not paired.' }

const view = (more: Partial<BedsideRequest>): BedsideView => ({
  serial: '1',
  place: null,
  phone: null,
  request: {
    id: 'r',
    status: 'in-call',
    priority: 'urgent',
    askedAt: AT,
    receivedAt: AT + 300,
    claimedBy: VERA,
    mine: true,
    mayCancel: false,
    ...more,
  },
  knock: { requestId: 'r', by: VERA, since: AT + 900, answered: null },
  serverTime: AT,
  version: 'tests',
})
const inCall = view({})
const raised = view({ status: 'waiting', priority: 'emergency', claimedBy: null })

const asking = (priority: Priority = 'emergency') => ({
  bedId: '1',
  place: '',
  locator: { deviceSerialNumber: '1' },
  reason: 'other' as const,
  priority,
  phone: null,
  key: 'k',
  userId: '1',
  askedAt: AT,
})
const unsent = (state: 'sending' | 'not-sent', priority?: Priority): Attempt<BedsideView> => ({
  ...asking(priority),
  state,
})
const accepted: Attempt<BedsideView> = { ...asking(), state: 'accepted', request: raised, created: false }
const refused: Attempt<BedsideView> = { ...asking(), state: 'refused', refusal: REFUSAL }

interface Case {
  readonly when: string
  readonly view: BedsideView | null
  readonly attempt: Attempt<BedsideView> | null
  readonly is: EmergencyState
}

const CASES: readonly Case[] = [
  { when: 'before the first load', view: null, attempt: null, is: { kind: 'none' } },
  { when: 'in the call of an urgent request', view: inCall, attempt: null, is: { kind: 'none' } },
  {
    when: 'in the call of an emergency, which calls no one else',
    view: view({ priority: 'emergency' }),
    attempt: null,
    is: { kind: 'none' },
  },
  {
    when: 'while a request that is no emergency is not sent',
    view: inCall,
    attempt: unsent('not-sent', 'urgent'),
    is: { kind: 'none' },
  },
  {
    when: 'while the server has not answered',
    view: inCall,
    attempt: unsent('sending'),
    is: { kind: 'sending' },
  },
  {
    when: 'when the server has it, before the next load of the bed',
    view: inCall,
    attempt: accepted,
    is: { kind: 'sending' },
  },
  {
    when: 'when it did not reach the server in time',
    view: inCall,
    attempt: unsent('not-sent'),
    is: { kind: 'not-sent' },
  },
  {
    when: 'when a second one did not reach the server',
    view: raised,
    attempt: unsent('not-sent'),
    is: { kind: 'not-sent' },
  },
  {
    when: 'when the server refused it',
    view: inCall,
    attempt: refused,
    is: { kind: 'refused', refusal: REFUSAL, attemptKey: 'k' },
  },
  { when: 'when everyone is called', view: raised, attempt: null, is: { kind: 'called' } },
  {
    when: 'when another nurse has claimed it',
    view: view({ status: 'claimed', priority: 'emergency' }),
    attempt: null,
    is: { kind: 'coming', by: VERA },
  },
  {
    when: 'when it was claimed in Solo, which names no one',
    view: view({ status: 'claimed', priority: 'emergency', claimedBy: null }),
    attempt: null,
    is: { kind: 'coming', by: null },
  },
  {
    when: 'while an urgent request waits',
    view: view({ status: 'waiting' }),
    attempt: null,
    is: { kind: 'none' },
  },
]

describe('the state of an emergency during a knock or a call', () => {
  for (const { when, view: seen, attempt, is } of CASES) {
    it(`is ${is.kind} ${when}`, () => {
      expect(emergencyStateOf(seen, attempt, AT + 2_000)).toEqual(is)
    })
  }
})
