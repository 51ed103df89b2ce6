'use client'

import VolumeX from 'lucide-react/icons/volume-x'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useBedside } from './bedside-context'

/** Says that the browser blocks this device's sound, and asks for the tap that unblocks it. */
export function SoundBlocked() {
  const t = useTranslations('bedside.sound')
  const { player, privacy } = useBedside()
  const state = useObservable(player.state)
  const quiet = useObservable(privacy)
  if (state !== 'blocked' || quiet) return null
  return (
    <Banner
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
