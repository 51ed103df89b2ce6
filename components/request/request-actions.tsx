'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { BedRequest } from '@/lib/board/types'
import { ClaimButton, ReleaseButton } from './act-buttons'
import type { Decision } from './open-request'
import type { PermittedActions } from './permitted-actions'
import type { Actions } from './use-actions'
import { useLostClaim } from './use-lost-claim'

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
