import { z } from 'zod'
import { ASSISTANCE_MESSAGES } from './endpoints/assistance'

const flat = z.looseObject({ message: z.string() })
const nested = z.looseObject({
  error: z.union([z.looseObject({ message: z.string().nullish() }), z.string()]),
})

const LONGEST_READ = 2_000
const LONGEST_SHOWN = 300

const documented: ReadonlySet<string> = new Set(Object.values(ASSISTANCE_MESSAGES))

/** Returns all texts and numbers in what was sent: any of them may be about a patient. */
export const valuesIn = (sent: unknown): string[] => {
  if (typeof sent === 'string') return sent === '' ? [] : [sent]
  if (typeof sent === 'number') return [String(sent)]
  if (typeof sent !== 'object' || sent === null) return []
  return Object.values(sent).flatMap(valuesIn)
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const hide = (text: string, values: readonly string[]): string =>
  [...new Set(values)]
    .filter((value) => value.length <= text.length)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (left, value) =>
        left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literally(value)}(?![\\p{L}\\p{N}])`, 'giu'), '…'),
      text,
    )

const fitToShow = (message: string, sent: readonly string[]): string => {
  const text = message.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  if (documented.has(text)) return text
  if (text.length > LONGEST_READ || /<[a-z!/?]/i.test(text)) return ''
  return hide(text, sent).slice(0, LONGEST_SHOWN)
}

/** Whether a JSON answer is the nested error envelope, which no documented success resembles. */
export const isNestedEnvelope = (json: unknown): boolean => nested.safeParse(json).success

/**
 * Returns the message of an error answer, in the flat envelope `{"message"}` or the nested `{"error": {"message"}}`, or null
 * if it is neither. Values that were sent (`sent`) are hidden, since Solo may echo an MRN or a key.
 */
export const soloErrorText = (json: unknown, sent: readonly string[]): string | null => {
  const inner = nested.safeParse(json)
  if (inner.success) {
    const { error } = inner.data
    return fitToShow(typeof error === 'string' ? error : (error.message ?? ''), sent)
  }
  const outer = flat.safeParse(json)
  return outer.success ? fitToShow(outer.data.message, sent) : null
}
