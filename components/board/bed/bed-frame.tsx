'use client'

import GitCompareArrows from 'lucide-react/icons/git-compare-arrows'
import type { ReactNode } from 'react'
import { useFlash } from '@/components/bed-facts/flash'
import { LabelLines } from '@/components/bed-facts/label-lines'
import { escalatedWords, returnedWords } from '@/components/escalation/escalation-words'
import { useEscalation } from '@/components/escalation/use-escalation'
import { useContradicted, useTime } from '@/components/feed/feed-context'
import { useBoardSession, useBoardWords, useEscalationWords } from '@/components/session/session-context'
import { usePlaces } from '@/components/words/use-places'
import { may } from '@/lib/board/roles'
import type { Bed, Priority } from '@/lib/board/types'
import { elapsed, severity } from '@/lib/board/waiting'
import { useCardLabel } from '../card-labels'

export interface BedFrameProps {
  readonly bed: Bed
  /** What a screen reader says after the place. */
  readonly says: string
  /** The priority that colours the card while a patient waits. */
  readonly call?: Priority
  /** Start of the wait (server time, ms): the card gets heavier with it. */
  readonly waitsSince?: number
  readonly flash?: boolean
  readonly notSent?: boolean
  /** The priority of a claimed request: a thin edge in its colour remains. */
  readonly calm?: Priority
  readonly outline?: 'dashed'
  /** Content at the right of the label. */
  readonly corner?: ReactNode
  readonly children?: ReactNode
}

/** The frame of every bed: its label, and below it what the state adds. */
export function BedFrame(props: BedFrameProps) {
  const { bed, says, call, waitsSince, flash, notSent, calm, outline, corner, children } = props
  const { actor, openBed } = useBoardSession()
  const t = useBoardWords()
  const escalation = useEscalationWords()
  const places = usePlaces()
  // No one can settle a contradiction at a wall.
  const mayAct = may(actor.role, 'request:read')
  const contradicted = useContradicted(bed.id) && mayAct
  const label = useCardLabel(bed)
  const heavy = useTime((now) => (call && waitsSince ? severity(call, elapsed(waitsSince, now)) : null))
  const attributes = {
    className: 'bed',
    'data-bed': bed.id,
    'data-call': call,
    'data-flash': useFlash(flash ? call : undefined),
    'data-not-sent': notSent,
    'data-severity': (notSent ? 'overdue' : heavy) ?? undefined,
    'data-calm': calm,
    'data-outline': outline,
    'data-contradicted': contradicted || undefined,
  }
  const content = (
    <>
      <span className="bed-head">
        <LabelLines className="bed-label" label={label} />
        <span className="bed-corner">
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
  const name = [`${places.whole(bed)}. ${says}`, ...more].join(' ')
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
