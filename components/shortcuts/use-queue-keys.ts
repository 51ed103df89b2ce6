'use client'

import { useEffect } from 'react'

const ROW = '[data-queue-request]'

/** Which button of a row a key presses. */
const ACTS: Readonly<Record<string, 'claim' | 'release' | 'complete'>> = {
  c: 'claim',
  r: 'release',
  x: 'complete',
}
const DOWN = ['j', 'ArrowDown']
const UP = ['k', 'ArrowUp']

/**
 * The queue by keyboard. A key moves the focus or presses a row's own button, so that it can do nothing a tap could not;
 * none does anything while somebody types or a dialog is open.
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

/** Whether a key is nobody else's: no field has it, no dialog is open, nothing is held down with it. */
export function isFree({ ctrlKey, metaKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false
  if (document.querySelector('[role="dialog"]')) return false
  return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable]'))
}

const focusedRow = (): Element | null => document.activeElement?.closest(ROW) ?? null

function move(event: KeyboardEvent, by: 1 | -1): void {
  const at = focusedRow()
  // Outside of the queue an arrow scrolls the page.
  if (!at && event.key.startsWith('Arrow')) return
  // What is not displayed cannot have the focus.
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

/** The row that has the focus; without one, the reader's only own call. Nothing is ever claimed that was not chosen. */
function rowFor(name: 'claim' | 'release' | 'complete'): Element | null {
  const focused = focusedRow()
  if (focused || name === 'claim') return focused
  const [own, another] = document.querySelectorAll(`${ROW}[data-own]`)
  return own && !another ? own : null
}
