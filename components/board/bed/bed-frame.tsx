'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import type { ReactNode } from 'react'
import { escalatedWords, returnedWords } from '@/components/escalation/escalation-words'
import { useEscalation } from '@/components/escalation/use-escalation'
import { useContradicted, useTime } from '@/components/feed/feed-context'
import { useBoardSession, useBoardWords, useEscalationWords } from '@/components/session/session-context'
import { cardLabel, wholePlace } from '@/lib/board/place'
import { may } from '@/lib/board/roles'
import type { Bed, Priority } from '@/lib/board/types'
import { elapsed, severity } from '@/lib/board/waiting'

export interface BedFrameProps {
  readonly bed: Bed
  /** What a screen reader says after the place. */
  readonly says: string
  /** Somebody waits: the priority that colours the card. */
  readonly call?: Priority
  /** Since when (server time, ms): the card grows heavier with the wait. */
  readonly waitsSince?: number
  readonly flash?: boolean
  readonly notSent?: boolean
  /** Somebody has it: a thin edge of the priority remains. */
  readonly calm?: Priority
  readonly outline?: 'dashed'
  /** At the right of the label. */
  readonly corner?: ReactNode
  readonly children?: ReactNode
}

/** The shape all beds share: the label, the largest thing on it, and below it whatever its state adds. */
export function BedFrame(props: BedFrameProps) {
  const { bed, says, call, waitsSince, flash, notSent, calm, outline, corner, children } = props
  const { actor, openBed } = useBoardSession()
  const t = useBoardWords()
  const escalation = useEscalationWords()
  // A wall hangs where nobody can settle it.
  const mayAct = may(actor.role, 'request:read')
  const contradicted = useContradicted(bed.id) && mayAct
  const heavy = useTime((now) => (call && waitsSince ? severity(call, elapsed(waitsSince, now)) : null))
  const attributes = {
    className: 'bed',
    'data-bed': bed.id,
    'data-call': call,
    'data-flash': flash ? call : undefined,
    'data-not-sent': notSent,
    'data-severity': (notSent ? 'overdue' : heavy) ?? undefined,
    'data-calm': calm,
    'data-outline': outline,
    'data-contradicted': contradicted || undefined,
  }
  const content = (
    <>
      <span className="flex w-full items-start justify-between gap-1">
        <span className="bed-label">{cardLabel(bed)}</span>
        <span className="bed-corner mt-[0.3em] flex items-center gap-1">
          {contradicted && <GitCompareArrows aria-hidden />}
          {corner}
        </span>
      </span>
      {children}
    </>
  )
  const escalated = useEscalation(bed, escalatedWords)
  const returned = bed.request ? returnedWords(bed.request, escalation) : ''
  const more = [
    contradicted && t('contradiction.card'),
    returned && t('card.returned', { returned }),
    escalated && t('card.also', { words: escalated }),
  ].filter(Boolean)
  const name = [`${wholePlace(bed)}. ${says}`, ...more].join(' ')
  if (!mayAct) {
    return (
      <div {...attributes} role="img" aria-label={name}>
        {content}
      </div>
    )
  }
  return (
    <button
      {...attributes}
      type="button"
      aria-label={name}
      {...(contradicted ? { title: t('contradiction.card') } : {})}
      onClick={() => openBed(bed.id)}
    >
      {content}
    </button>
  )
}
