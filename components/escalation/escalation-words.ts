import type { Escalation, EscalationStep, Reach } from '@/lib/board/escalation'
import { minutes } from '@/lib/board/escalation-rules'
import type { BedRequest } from '@/lib/board/types'

const CALLED: Readonly<Record<Reach, string>> = {
  'virtual-unit': 'Virtual nurses of the unit called',
  'virtual-all': 'All virtual nurses called',
  charge: 'Charge nurse called',
  everybody: 'Everybody is called',
}
const SHORT: Readonly<Record<Reach, string>> = {
  'virtual-unit': 'Unit',
  'virtual-all': 'All virtual',
  charge: 'Charge',
  everybody: 'Everybody',
}

const stepWords = ({ reach, afterSeconds }: EscalationStep): string =>
  reach === 'everybody' ? CALLED[reach] : `${CALLED[reach]} at ${minutes(afterSeconds)}`

/** The last step beyond the first: nothing has escalated before there is one. */
const lastOf = (escalation: Escalation | null): EscalationStep | null =>
  escalation && escalation.reached.length > 1 ? (escalation.reached.at(-1) ?? null) : null

/** "Charge nurse called at 2:00"; '' while nothing has escalated. */
export function escalatedWords(escalation: Escalation | null): string {
  const last = lastOf(escalation)
  return last ? stepWords(last) : ''
}

/** "Charge": for a card, where there is room for a word. */
export function escalatedShort(escalation: Escalation | null): string {
  const last = lastOf(escalation)
  return last ? SHORT[last.reach] : ''
}

const NEXT: Readonly<Record<Reach, string>> = {
  'virtual-unit': 'The virtual nurses of the unit are called',
  'virtual-all': 'All virtual nurses are called',
  charge: 'The charge nurse is called',
  everybody: 'Everybody is called',
}

/** "The charge nurse is called at 2:00"; '' after the last step. */
export const nextWords = (escalation: Escalation | null): string =>
  escalation?.next
    ? `${NEXT[escalation.next.step.reach]} at ${minutes(escalation.next.step.afterSeconds)}`
    : ''

/** "Vera Second did not join"; '' for what never came back, and for what somebody has again. */
export function returnedWords(request: Pick<BedRequest, 'returnedFrom' | 'returns' | 'claimedBy'>): string {
  if (!request.returnedFrom || request.claimedBy) return ''
  const again = request.returns > 1 ? `, ${request.returns} times back` : ''
  return `${request.returnedFrom} did not join${again}`
}
