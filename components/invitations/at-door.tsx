'use client'

import DoorOpen from 'lucide-react/icons/door-open'
import VideoOff from 'lucide-react/icons/video-off'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'

/** The page of a guest who waits until the nurse lets them in: of the call it shows nothing. */
export function AtDoor({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('call')
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center" data-at-door>
      <div className="grid max-w-lg justify-items-center gap-4">
        <DoorOpen aria-hidden className="size-14 text-ink-soft" />
        <div role="status" className="grid gap-4">
          <h1 className="text-3xl font-bold tracking-tight text-balance">{t('atDoor.title')}</h1>
          <p className="text-lg text-ink-soft">{t('atDoor.text')}</p>
        </div>
        <p className="flex items-center gap-2 font-semibold">
          <VideoOff aria-hidden className="size-6 flex-none" />
          {t('devicesOff')}
        </p>
        <Button className="mt-4 min-h-16 w-full text-xl" onClick={onLeave}>
          {t('atDoor.leave')}
        </Button>
      </div>
    </main>
  )
}
