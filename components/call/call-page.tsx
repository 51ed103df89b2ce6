'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { CallDoor } from '@/lib/realtime/calls'
import type { CallAside } from './call-frame'
import { CallRoom } from './call-room'

export interface CallPageProps {
  readonly door: CallDoor | null
  readonly reports: boolean
  readonly aside?: CallAside | null
}

/**
 * The page of a call. A nurse joins at once; a patient or guest joins by a tap, so that no one is seen before. `door`
 * null: this browser has no seat. `reports`: as in CallRoom.
 */
export function CallPage({ door, reports, aside = null }: CallPageProps) {
  const t = useTranslations('call')
  const [joined, setJoined] = useState(door?.side === 'provider')
  if (!door) {
    return (
      <MessagePage title={t('refused')}>
        <p>{t('refusedText')}</p>
      </MessagePage>
    )
  }
  if (joined) return <CallRoom door={door} reports={reports} aside={aside} />
  return (
    <MessagePage title={t('title')}>
      <p>{t(door.side === 'guest' ? 'readyGuest' : 'ready')}</p>
      <Button variant="primary" className="mt-6 min-h-16 w-full text-xl" onClick={() => setJoined(true)}>
        {t(door.side === 'guest' ? 'knock' : 'join')}
      </Button>
    </MessagePage>
  )
}
