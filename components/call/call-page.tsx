'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { CallDoor } from '@/lib/realtime/calls'
import { CallRoom } from './call-room'

/** A call by its link. The nurse is in it at once; at the bed, nobody is seen before somebody says so. `door` null: no seat. */
export function CallPage({ door }: { door: CallDoor | null }) {
  const t = useTranslations('call')
  const [joined, setJoined] = useState(door?.side === 'provider')
  if (!door) {
    return (
      <MessagePage title={t('refused')}>
        <p>{t('refusedText')}</p>
      </MessagePage>
    )
  }
  if (joined) return <CallRoom door={door} />
  return (
    <MessagePage title={t('title')}>
      <p>{t(door.side === 'guest' ? 'readyGuest' : 'ready')}</p>
      <Button variant="primary" className="mt-6 min-h-16 w-full text-xl" onClick={() => setJoined(true)}>
        {t('join')}
      </Button>
    </MessagePage>
  )
}
