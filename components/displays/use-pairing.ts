'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { whenServerUp } from '@/components/recovery/wait-for-server'
import type { PairingState } from '@/lib/board/display'

export interface Pairing {
  /** Null until there is one. */
  readonly code: string | null
  /** How long it is good for, in ms. */
  readonly endsInMs: number
  /** `gone`: nobody answers; `later`: this address has asked for too many codes; `paired`: the board comes now. */
  readonly state: 'asking' | 'waiting' | 'gone' | 'later' | 'paired'
}

const ASK_EVERY_MS = 2_000
const LATER_MS = 30_000

/**
 * Keeps a code on the screen until somebody has typed it, and goes to the board then, or to the page of its bed. It never
 * gives up.
 * @param serial - of the device of a bed that the screen is to be; absent: a wall
 */
export function usePairing(serial?: string): Pairing {
  const [pairing, setPairing] = useState<Pairing>({ code: null, endsInMs: 0, state: 'asking' })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    let giveUp = () => {}
    const ask = async () => {
      const answer = await callApi<PairingState>('/api/pairing', {
        method: 'POST',
        ...(serial !== undefined && { body: { serial } }),
      })
      if (left) return
      if (!answer.ok) {
        const late = answer.refusal.code === 'too_many_attempts'
        setPairing((before) => ({ ...before, state: late ? 'later' : 'gone' }))
        timer = setTimeout(ask, late ? LATER_MS : ASK_EVERY_MS)
      } else if (answer.value.state === 'waiting') {
        setPairing(answer.value)
        timer = setTimeout(ask, ASK_EVERY_MS)
      } else {
        setPairing((before) => ({ ...before, state: 'paired' }))
        giveUp = whenServerUp(() => window.location.replace(pageOf(serial)))
      }
    }
    void ask()
    return () => {
      left = true
      clearTimeout(timer)
      giveUp()
    }
  }, [serial])
  return pairing
}

const pageOf = (serial: string | undefined): string =>
  serial === undefined ? '/board' : `/bedside/${encodeURIComponent(serial)}`
