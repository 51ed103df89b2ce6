'use client'

import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Guests } from '@/components/invitations/guests'
import { lazy } from '@/components/ui/lazy'
import { ControlButton } from './control-button'

const InvitationsDialog = lazy(() => import('@/components/invitations/invitations-dialog'))

/** Opens the guests of this call: inviting them, and what became of each. */
export function Invite({ guests }: { guests: Guests }) {
  const t = useTranslations('call')
  const [open, setOpen] = useState(false)
  return (
    <>
      <ControlButton icon={UserPlus} words={t('invite')} onPress={() => setOpen(true)} />
      {open && <InvitationsDialog guests={guests} onClose={() => setOpen(false)} />}
    </>
  )
}
