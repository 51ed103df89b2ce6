'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useAlertSource } from '@/components/alerts/alerts-context'
import type { Observable } from '@/components/feed/observable'
import { startAlarm } from './alarm'
import { createPlayer, type Player } from './player'
import { createSoundSettings, type SoundSettings } from './sound-settings'

export interface Sound {
  readonly settings: Observable<SoundSettings>
  readonly player: Player
}

const SoundContext = createContext<Sound | null>(null)

/** The sound of this display: made once, and told what calls. */
export function SoundProvider({ children }: { children: ReactNode }) {
  const alertSources = useAlertSource()
  const [sound, setSound] = useState<Sound | null>(null)
  useEffect(() => {
    const player = createPlayer()
    const settings = createSoundSettings(window.localStorage)
    setSound({ player, settings })
    // Whatever tap or key comes first is the one that a browser wants.
    document.addEventListener('pointerdown', player.unlock, true)
    document.addEventListener('keydown', player.unlock, true)
    return () => {
      document.removeEventListener('pointerdown', player.unlock, true)
      document.removeEventListener('keydown', player.unlock, true)
      settings.stop()
      player.close()
    }
  }, [])
  useEffect(() => {
    if (!sound || !alertSources) return
    return startAlarm({ ...alertSources, ...sound, now: () => performance.now() })
  }, [sound, alertSources])
  return <SoundContext value={sound}>{children}</SoundContext>
}

/** The sound of this display; null in the first moment. */
export const useSound = (): Sound | null => use(SoundContext)
