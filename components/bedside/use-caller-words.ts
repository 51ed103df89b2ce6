'use client'

import { useTranslations } from 'use-intl'
import type { Caller } from '@/lib/bedside/view'

/** Returns the caller's name and role in words; role null where only Solo knows the caller. */
export function useCallerWords(caller: Caller | null): {
  readonly name: string
  readonly role: string | null
} {
  const t = useTranslations('bedside.asked')
  const shell = useTranslations('shell.role')
  return {
    name: caller?.name ?? t('somebody'),
    role: caller?.role ? shell(`${caller.role}.label`) : null,
  }
}
