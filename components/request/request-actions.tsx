'use client'

import { useTranslations } from 'use-intl'
import { useTime } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { BedRequest } from '@/lib/board/types'
import { elapsed, inWords } from '@/lib/board/waiting'
import type { Refusal } from '@/lib/errors'
import { ClaimButton, ReleaseButton } from './act-buttons'
import type { Decision } from './open-request'
import type { PermittedActions } from './permitted-actions'
import type { Actions } from './use-actions'

export interface RequestActionsProps {
  readonly request: BedRequest
  readonly may: PermittedActions
  readonly actions: Actions
  readonly onDecide: (decision: Decision) => void
  readonly onClose: () => void
}

/** The likely action large, the others smaller below it. */
export function RequestActions({ request, may, actions, onDecide, onClose }: RequestActionsProps) {
  const t = useTranslations('request')
  const { busy, refusal } = actions
  const inCall = request.status === 'in-call' && may.join
  const lost = useLostClaim(request, refusal)
  return (
    <>
      {refusal && <RefusalNote refusal={refusal}>{lost}</RefusalNote>}
      {may.claim && <ClaimButton actions={actions} className="mt-5" />}
      <div className="mt-3 flex flex-wrap gap-3">
        {may.complete && (
          <Button
            variant={inCall ? 'primary' : 'plain'}
            className={inCall ? 'min-h-16 flex-none basis-full text-xl' : 'flex-1 basis-32'}
            disabled={busy !== null}
            onClick={() => onDecide('complete')}
          >
            {t('act.complete')}
          </Button>
        )}
        {may.release && <ReleaseButton actions={actions} />}
        {may.cancel && (
          <Button className="flex-1 basis-32" disabled={busy !== null} onClick={() => onDecide('cancel')}>
            {t('act.cancel')}
          </Button>
        )}
        {!may.claim && !may.join && (
          <Button variant="primary" className="flex-1 basis-32" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </div>
    </>
  )
}

/** Returns "Claimed by X 3 s ago", from the refusal or a newer event of the board. */
function useLostClaim(request: BedRequest, refusal: Refusal | null): string | null {
  const t = useTranslations('request')
  const { claimedBy, claimedAt } = refusal?.details ?? {}
  const name = request.claimedBy?.name ?? claimedBy
  const at = request.claimedAt ?? claimedAt
  const ago = useTime((now) => (typeof at === 'number' ? inWords(elapsed(at, now)) : null))
  if (refusal?.code !== 'already_claimed' || !name || !ago) return null
  return t('act.lost', { name: String(name), time: ago })
}
