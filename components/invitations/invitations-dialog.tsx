'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog'
import type { Guests } from './guests'
import { InvitationList } from './invitation-list'
import { InviteForm, type Made } from './invite-form'
import { MadeLink } from './made-link'

/** Invites guests, and shows who is invited. It loads with the tap that opens it. */
export default function InvitationsDialog({ guests, onClose }: { guests: Guests; onClose: () => void }) {
  const t = useTranslations('invitations')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Dialog open wide onClose={onClose} title={t('title')} description={t('about')}>
      <div className="grid items-start gap-8 sm:grid-cols-2">
        {made ? (
          <MadeLink made={made} onAnother={() => setMade(null)} />
        ) : (
          <InviteForm guests={guests} onMade={setMade} />
        )}
        <InvitationList guests={guests} />
      </div>
    </Dialog>
  )
}
