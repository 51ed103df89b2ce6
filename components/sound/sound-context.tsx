'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useAlertSource } from '@/components/alerts/alerts-context'
import type { Observable } from '@/components/feed/observable'
import { startAlarm } from './alarm'
import { createPlayer, type Player } from './player'
import { createSoundSettings, type SoundSettings } from './sound-settings'
import { createSoundingTab, followAble } from './sounding-tab'
import { unlockByTap } from './unlock-by-tap'

export interface Sound {
  readonly settings: Observable<SoundSettings>
  readonly player: Player
}

const SoundContext = createContext<Sound | null>(null)

/** Provides the sound of this display, and sounds for the reader's alerts. */
export function SoundProvider({ children }: { children: ReactNode }) {
  const alertSources = useAlertSource()
  const [sound, setSound] = useState<Sound | null>(null)
  useEffect(() => {
    const player = createPlayer()
    const settings = createSoundSettings(window.localStorage)
    setSound({ player, settings })
    const endUnlocking = unlockByTap(player)
    return () => {
      endUnlocking()
      settings.stop()
      player.close()
    }
  }, [])
  useEffect(() => {
    if (!sound || !alertSources) return
    const tab = createSoundingTab({
      // Browsers have locks only on pages that came over HTTPS.
      locks: alertSources.sharedAs === null ? null : (navigator.locks ?? null),
      name: `lantern.sound.${alertSources.sharedAs}`,
      visibility: document,
    })
    // The alarm comes first: it says that there is no news before its tab leaves the sound to another.
    const stopAlarm = startAlarm({
      ...alertSources,
      alerts: alertSources.ringing,
      ...sound,
      tab,
      now: () => performance.now(),
    })
    const stopFollowing = followAble({ ...alertSources, ...sound, tab })
    return () => {
      stopFollowing()
      stopAlarm()
      tab.stop()
    }
  }, [sound, alertSources])
  return <SoundContext value={sound}>{children}</SoundContext>
}

/** Returns the sound of this display; null before the first effect has run. */
export const useSound = (): Sound | null => use(SoundContext)
