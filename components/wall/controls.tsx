'use client'

import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PageRotation } from './page-rotation'

/** Time (ms) that the controls stay after the last input. */
const AWAKE_MS = 8_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const

export interface WallControlsProps {
  readonly turning: PageRotation
}

/**
 * Pause, previous, next: shown after a pointer, touch or key event, and while paused. A wall without input devices
 * never shows them.
 */
export default function WallControls({ turning }: WallControlsProps) {
  const t = useTranslations('wall')
  const awake = useAwake()
  useKeys(turning)
  const { many, paused, togglePause, turnBy } = turning
  return (
    <div className="flex flex-none items-stretch gap-2">
      <p role="status" className={paused ? 'flex items-center px-2 text-base font-bold text-ink' : 'sr-only'}>
        {paused && t('pages.paused')}
      </p>
      {(awake || paused) && (
        <>
          {many && (
            <Control label={t('pages.previous')} keys="ArrowLeft" onPress={() => turnBy(-1)}>
              <ChevronLeft aria-hidden className="size-6" />
            </Control>
          )}
          <Control label={paused ? t('pages.goOn') : t('pages.pause')} keys="Space" onPress={togglePause}>
            {paused ? <Play aria-hidden className="size-6" /> : <Pause aria-hidden className="size-6" />}
          </Control>
          {many && (
            <Control label={t('pages.next')} keys="ArrowRight" onPress={() => turnBy(1)}>
              <ChevronRight aria-hidden className="size-6" />
            </Control>
          )}
        </>
      )}
    </div>
  )
}

interface ControlProps {
  readonly label: string
  readonly keys: string
  readonly onPress: () => void
  readonly children: ReactNode
}

const Control = ({ label, keys, onPress, children }: ControlProps) => (
  <button
    type="button"
    aria-label={label}
    aria-keyshortcuts={keys}
    title={label}
    onClick={onPress}
    className="grid min-h-12 w-14 place-items-center rounded-md border border-line-strong bg-surface text-ink hover:bg-line/60"
  >
    {children}
  </button>
)

/** Returns whether there was an input event lately. */
function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), AWAKE_MS)
    }
    for (const sign of SIGNS) document.addEventListener(sign, wake)
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS) document.removeEventListener(sign, wake)
    }
  }, [])
  return awake
}

/** Pauses on Space and turns pages on the arrows, except while a dialog is open or a button has the focus. */
function useKeys({ many, togglePause, turnBy }: PageRotation) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role="dialog"]')) return
    if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) togglePause()
    else if (many && event.key === 'ArrowLeft') turnBy(-1)
    else if (many && event.key === 'ArrowRight') turnBy(1)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
