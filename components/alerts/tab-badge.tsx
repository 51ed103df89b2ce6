'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable, useStore } from '@/components/feed/feed-context'
import type { Priority } from '@/lib/board/types'
import { useAlerts } from './alerts-context'

/** The alarm colours of app/globals.css: a canvas cannot read custom properties. */
const COLOURS: Readonly<Record<Priority, readonly [background: string, ink: string]>> = {
  emergency: ['#c8102e', '#ffffff'],
  urgent: ['#ffcc00', '#1d1700'],
  routine: ['#2bc0da', '#03242b'],
}
const SIZE = 64
/** The largest number that is readable at the size of a tab's icon. */
const LARGEST_NUMBER = 9

/** Shows the number of alerts in the title of the board's tab, and on its icon in the colour of the most urgent. */
export default function TabBadge() {
  const t = useTranslations('alerts')
  const count = useObservable(useAlerts()).length
  const name = useObservable(useStore().boardInfo)?.building.name
  const title = name ? t('tab', { count, building: name }) : t('tabAlone', { count })
  useTabIcon()
  // The page already has a title element, and browsers ignore a second one.
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}

/** Marks the tab's icon with the number of alerts, in the colour of the most urgent. */
export function useTabIcon(): void {
  const alerts = useObservable(useAlerts())
  const count = alerts.length
  const priority = alerts[0]?.priority
  const number = count > LARGEST_NUMBER ? `${LARGEST_NUMBER}+` : String(count)
  useEffect(() => {
    const badge = priority ? drawBadge(number, priority) : null
    if (!badge) return
    const link = document.createElement('link')
    link.rel = 'icon'
    link.href = badge
    link.dataset.badge = number
    // Browsers use the last icon in the document.
    document.head.append(link)
    return () => link.remove()
  }, [number, priority])
}

/** Draws an icon with a number. @returns a data URL; null where the browser has no 2D canvas */
function drawBadge(number: string, priority: Priority): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const brush = canvas.getContext('2d')
  if (!brush) return null
  const [background, ink] = COLOURS[priority]
  brush.fillStyle = background
  brush.beginPath()
  brush.arc(SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * Math.PI)
  brush.fill()
  brush.fillStyle = ink
  brush.font = '700 44px system-ui, sans-serif'
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(number, SIZE / 2, SIZE / 2 + 3, SIZE - 10)
  return canvas.toDataURL('image/png')
}
