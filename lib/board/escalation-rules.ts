import type { Said } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'
import { type EscalationPath, type EscalationStep, REACHES, type Reach } from './escalation'

/** No one reads a longer list, and a step after more than an hour helps no one. */
export const MOST_STEPS = 8
export const LATEST_STEP_SECONDS = 3600

/** Why a path cannot be saved. `field` is dotted, as in `steps.1.afterSeconds`. */
export interface PathProblem extends Said {
  readonly field: string
}

/**
 * Returns every problem of a path, in the order of its steps; empty when it may be saved. A path always starts at once and
 * always ends with everyone, so that no request can wait without calling a nurse.
 */
export function problemsOf(steps: EscalationPath): readonly PathProblem[] {
  if (steps.length === 0) return [{ field: 'steps', ...refusalTextHere('pathEmpty') }]
  if (steps.length > MOST_STEPS) {
    return [{ field: 'steps', ...refusalTextHere('pathLong', { steps: MOST_STEPS }) }]
  }
  return steps.flatMap((step, index) => {
    const time = wrongTime(step, steps[index - 1])
    const reach = index === steps.length - 1 && step.reach !== 'everybody'
    return [
      ...(time ? [{ field: `steps.${index}.afterSeconds`, ...time }] : []),
      ...(reach ? [{ field: `steps.${index}.reach`, ...refusalTextHere('pathEnd') }] : []),
    ]
  })
}

function wrongTime({ afterSeconds }: EscalationStep, before: EscalationStep | undefined): Said | null {
  if (!Number.isInteger(afterSeconds) || afterSeconds < 0) return refusalTextHere('stepTime')
  if (!before) return afterSeconds === 0 ? null : refusalTextHere('stepFirst')
  if (afterSeconds > LATEST_STEP_SECONDS)
    return refusalTextHere('stepLate', { time: minutes(LATEST_STEP_SECONDS) })
  return afterSeconds > before.afterSeconds ? null : refusalTextHere('stepOrder')
}

/** "1:30": minutes and seconds, as users type them. */
export const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Returns the seconds of "1:30" or "90"; NaN for any other text. */
export function secondsOf(text: string): number {
  const match = /^(?:(\d{1,3}):)?(\d{1,4})$/.exec(text.trim())
  const seconds = Number(match?.[2] ?? Number.NaN)
  if (match?.[1] === undefined) return seconds
  return seconds < 60 ? Number(match[1]) * 60 + seconds : Number.NaN
}

/** "0:00 virtual-unit, 1:00 everybody": a path as one text, for the details of a refusal. */
export const pathText = (steps: EscalationPath): string =>
  steps.map(({ afterSeconds, reach }) => `${minutes(afterSeconds)} ${reach}`).join(', ')

/** Returns the steps of such a text. */
export const readPathText = (text: string): readonly { readonly time: string; readonly reach: Reach }[] =>
  text.split(', ').flatMap((step) => {
    const [time = '', name] = step.split(' ')
    const reach = REACHES.find((one) => one === name)
    return reach ? [{ time, reach }] : []
  })
