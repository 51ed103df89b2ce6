'use client'

import { useTranslations } from 'use-intl'
import type { Invitee } from '@/lib/realtime/calls'

/** Returns how a guest is called on the nurse's page: "Interpreter", or "Interpreter, Ana". */
export function useInviteeWords(): (who: Invitee) => string {
  const t = useTranslations('call')
  return ({ kind, name }) => (name ? `${t(`guest.${kind}`)}, ${name}` : t(`guest.${kind}`))
}
