'use client'

import Play from 'lucide-react/icons/play'
import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { useObservable } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { PRIORITIES } from '@/lib/board/types'
import { BURSTS, NO_NEWS, type Pattern } from '@/lib/sound/patterns'
import type { Playing } from './player'
import type { Sound } from './sound-context'
import { LEAST_VOLUME } from './sound-settings'

const PERCENT = 100

/** The volume, the mute switch, and a test of each sound. */
export default function SoundDialog({ sound, onClose }: { sound: Sound; onClose: () => void }) {
  const t = useTranslations('sound')
  const board = useTranslations('board')
  const { settings, player } = sound
  const { volume, muted } = useObservable(settings)
  const playing = useRef<Playing | null>(null)
  const id = useId()
  const test = (pattern: Pattern) => {
    player.unlock()
    playing.current?.stop()
    playing.current = player.play(pattern, settings.get().volume)
  }
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('about')}>
      <label htmlFor={id} className="flex items-baseline justify-between text-base font-semibold">
        {t('volume')}{' '}
        <span className="text-ink-soft">{t('percent', { value: Math.round(volume * PERCENT) })}</span>
      </label>
      <input
        id={id}
        type="range"
        min={LEAST_VOLUME * PERCENT}
        max={PERCENT}
        step={10}
        value={Math.round(volume * PERCENT)}
        onChange={(event) => settings.set({ volume: Number(event.target.value) / PERCENT, muted })}
        className="h-12 w-full accent-action"
      />
      <label className="mt-2 flex min-h-14 cursor-pointer items-center gap-3 border-y border-line py-1.5 text-base font-semibold">
        <input
          type="checkbox"
          checked={muted}
          onChange={(event) => settings.set({ volume, muted: event.target.checked })}
          className="size-6 flex-none accent-action"
        />
        {t('mute')}
      </label>
      <h3 className="mt-5 text-sm font-semibold text-ink-soft">{t('test')}</h3>
      <div className="mt-2 grid gap-2 sm:grid-cols-3">
        {PRIORITIES.map((priority) => (
          <Button key={priority} onClick={() => test(BURSTS[priority])}>
            <PriorityIcon priority={priority} className="size-5" />
            {board(`priority.${priority}`)}
          </Button>
        ))}
        <Button className="sm:col-span-3" onClick={() => test(NO_NEWS)}>
          <Play aria-hidden className="size-5" />
          {t('noNews')}
        </Button>
      </div>
      <p className="mt-4 text-sm text-ink-soft">{t('when')}</p>
    </Dialog>
  )
}
