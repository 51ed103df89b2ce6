'use client'

import { useEffect } from 'react'

const ROW = '[data-queue-request]'

/** The button of a row that a key presses. */
const ACTS: Readonly<Record<string, 'claim' | 'release' | 'complete'>> = {
  c: 'claim',
  r: 'release',
  x: 'complete',
}
const DOWN = ['j', 'ArrowDown']
const UP = ['k', 'ArrowUp']

/**
 * Controls the queue by keyboard. A key moves the focus or presses a row's button, so it can do no more than a tap. It
 * does nothing while the user types or a dialog is open.
 */
export function useQueueKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}

function pressed(event: KeyboardEvent): void {
  if (!isFree(event)) return
  if (DOWN.includes(event.key)) move(event, 1)
  else if (UP.includes(event.key)) move(event, -1)
  else act(event)
}

/** Returns whether a key is free for a shortcut: no field has the focus, no dialog is open, no modifier is held. */
export function isFree({ ctrlKey, metaKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false
  if (document.querySelector('[role="dialog"]')) return false
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable]'))
}

const focusedRow = (): Element | null => document.activeElement?.closest(ROW) ?? null

function move(event: KeyboardEvent, by: 1 | -1): void {
  const at = focusedRow()
  // Outside the queue an arrow scrolls the page.
  if (!at && event.key.startsWith('Arrow')) return
  // Hidden rows cannot take the focus.
  const rows = [...document.querySelectorAll(ROW)].filter((row) => row.getClientRects().length > 0)
  const index = at ? Math.min(Math.max(rows.indexOf(at) + by, 0), rows.length - 1) : 0
  const row = rows[index]?.querySelector<HTMLElement>('[data-act="open"]')
  if (!row) return
  event.preventDefault()
  row.focus()
  row.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function act(event: KeyboardEvent): void {
  const name = ACTS[event.key]
  if (!name) return
  const button = rowFor(name)?.querySelector<HTMLButtonElement>(`[data-act="${name}"]`)
  if (!button) return
  event.preventDefault()
  button.click()
}

/** Returns the row with the focus; without one, the user's only own request. Only a chosen row is ever claimed. */
function rowFor(name: 'claim' | 'release' | 'complete'): Element | null {
  const focused = focusedRow()
  if (focused || name === 'claim') return focused
  const [own, another] = document.querySelectorAll(`${ROW}[data-own]`)
  return own && !another ? own : null
}
