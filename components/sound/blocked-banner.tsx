'use client'

import VolumeX from 'lucide-react/icons/volume-x'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { type Sound, useSound } from './sound-context'

/** Says that the browser blocks this display's sound, and asks for the tap that unblocks it. */
export function BlockedBanner() {
  const sound = useSound()
  return sound && <Blocked sound={sound} />
}

function Blocked({ sound: { player, settings } }: { sound: Sound }) {
  const t = useTranslations('sound')
  const state = useObservable(player.state)
  const { muted } = useObservable(settings)
  if (muted || (state !== 'blocked' && state !== 'none')) return null
  if (state === 'none') {
    return <Banner icon={<VolumeX />}>{t('cannot')}</Banner>
  }
  return (
    <Banner
      urgent
      icon={<VolumeX />}
      action={
        <Button variant="primary" onClick={player.unlock}>
          {t('turnOn')}
        </Button>
      }
    >
      {t('blocked')}
    </Banner>
  )
}
