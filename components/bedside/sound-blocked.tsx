'use client'

import VolumeX from 'lucide-react/icons/volume-x'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useBedside } from './bedside-context'

/** Says that this device is silent: its browser cannot play sound, or blocks it until a tap, which is asked for. */
export function SoundBlocked() {
  const t = useTranslations('bedside.sound')
  const { player, privacy } = useBedside()
  const state = useObservable(player.state)
  const quiet = useObservable(privacy)
  if (quiet) return null
  if (state === 'none') return <Banner icon={<VolumeX />}>{t('cannot')}</Banner>
  if (state !== 'blocked') return null
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
