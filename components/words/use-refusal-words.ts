import { useCallback } from 'react'
import type { Refusal } from '@/lib/errors'

/** What to tell the reader of a refusal, in the language of the page. */
export const useRefusalWords = (): ((refusal: Refusal) => string) =>
  useCallback((refusal: Refusal) => refusal.message, [])
