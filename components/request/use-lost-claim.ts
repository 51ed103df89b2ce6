import { useTranslations } from 'use-intl'
import { useTime } from '@/components/feed/feed-context'
import type { BedRequest } from '@/lib/board/types'
import { elapsed, inWords } from '@/lib/board/waiting'
import type { Refusal } from '@/lib/errors'

/** Returns "Claimed by X 3 s ago", from the refusal or a newer event of the board; null where no claim was lost. */
export function useLostClaim(request: BedRequest, refusal: Refusal | null): string | null {
  const t = useTranslations('request')
  const { claimedBy, claimedAt } = refusal?.details ?? {}
  const name = request.claimedBy?.name ?? claimedBy
  const at = request.claimedAt ?? claimedAt
  const ago = useTime((now) => (typeof at === 'number' ? inWords(elapsed(at, now)) : null))
  if (refusal?.code !== 'already_claimed' || !name || !ago) return null
  return t('act.lost', { name: String(name), time: ago })
}
