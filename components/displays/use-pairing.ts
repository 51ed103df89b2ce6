'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/feed/http'
import { whenServerUp } from '@/components/recovery/wait-for-server'
import type { PairingState } from '@/lib/board/display'

export interface Pairing {
  /** Null until there is a code. */
  readonly code: string | null
  /** How long the code is valid, in ms. */
  readonly endsInMs: number
  /** `gone`: the server does not answer; `later`: this address has requested too many codes; `paired`: the board loads now. */
  readonly state: 'asking' | 'waiting' | 'gone' | 'later' | 'paired'
}

const ASK_EVERY_MS = 2_000
const LATER_MS = 30_000

/**
 * Keeps a valid code on the screen until an administrator has typed it, then goes to the board or to the page of the
 * bed. It retries for ever.
 * @param serial - the serial number of the device of a bed; absent: a wall
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
