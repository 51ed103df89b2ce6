'use client'

import Volume2 from 'lucide-react/icons/volume-2'
import VolumeX from 'lucide-react/icons/volume-x'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'
import { type Sound, useSound } from './sound-context'

export const SoundDialog = lazy(() => import('./sound-dialog'))

/** Opens the sound settings; while muted, also a button that says so and unmutes. */
export function SoundButton() {
  const sound = useSound()
  return sound && <Loaded sound={sound} />
}

function Loaded({ sound }: { sound: Sound }) {
  const t = useTranslations('sound')
  const { muted, volume } = useObservable(sound.settings)
  const [open, setOpen] = useState(false)
  return (
    <>
      {muted && (
        <button
          type="button"
          onClick={() => sound.settings.set({ muted: false, volume })}
          className="flex min-h-12 flex-none items-center gap-2 rounded-md border border-line-strong px-3 text-base font-semibold text-ink hover:bg-line/60"
        >
          <VolumeX aria-hidden className="size-5 flex-none" />
          <span>{t.rich('muted', { sr: (words) => <span className="sr-only">{words}</span> })}</span>
        </button>
      )}
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t('button')}
        title={t('title')}
        className={TOOL}
      >
        <Volume2 aria-hidden className="size-5" />
        <ToolWord>{t('title')}</ToolWord>
      </button>
      {open && <SoundDialog sound={sound} onClose={() => setOpen(false)} />}
    </>
  )
}
