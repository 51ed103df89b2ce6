'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { Invitation, InvitationAct } from '@/lib/realtime/calls'
import { DoorButtons } from './door-buttons'
import type { Guests } from './guests'
import { useInviteeWords } from './invitee-words'
import { useDecide } from './use-decide'

/** Everyone who was invited into this call, the last one first, and what becomes of them. */
export function InvitationList({ guests }: { guests: Guests }) {
  const t = useTranslations('invitations')
  const list = useObservable(guests.list)
  const { failed, decide, busy } = useDecide(guests)
  return (
    <section aria-labelledby="invited-title">
      <h3 id="invited-title" className="text-xl font-bold">
        {t('list')}
      </h3>
      {list.length === 0 && <p className="mt-2 text-ink-soft">{t('nobody')}</p>}
      <ul className="mt-2 divide-y divide-line">
        {list.toReversed().map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            busy={busy}
            onDecide={(act) => void decide(invitation.id, act)}
          />
        ))}
      </ul>
      {failed && <RefusalNote>{t('notDone')}</RefusalNote>}
    </section>
  )
}

interface RowProps {
  readonly invitation: Invitation
  readonly busy: boolean
  readonly onDecide: (act: InvitationAct) => void
}

function InvitationRow({ invitation, busy, onDecide }: RowProps) {
  const { minuteTime } = useFormats()
  const t = useTranslations('invitations')
  const { status, since } = invitation
  const who = useInviteeWords()(invitation)
  const [sure, setSure] = useState(false)
  const isOpen = status === 'invited' || status === 'left'
  return (
    <li data-invitation={status} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <p className="min-w-0 flex-1 basis-40 leading-tight">
        <span className="block text-lg font-semibold wrap-anywhere">{who}</span>
        <span className="text-base text-ink-soft">{t(`status.${status}`, { time: minuteTime(since) })}</span>
      </p>
      {status === 'waiting' && <DoorButtons who={who} busy={busy} onDecide={onDecide} />}
      {isOpen && (
        <Button aria-label={t('revokeOf', { who })} disabled={busy} onClick={() => onDecide('revoke')}>
          {t('revoke')}
        </Button>
      )}
      {status === 'in-call' && !sure && (
        <Button variant="careful" aria-label={t('removeOf', { who })} onClick={() => setSure(true)}>
          {t('remove')}
        </Button>
      )}
      {status === 'in-call' && sure && (
        <div role="alert" className="flex basis-full flex-wrap items-center gap-2">
          <p className="flex-1 basis-60 font-semibold">{t('removeSure', { who })}</p>
          <Button variant="careful" disabled={busy} onClick={() => onDecide('revoke')}>
            {t('remove')}
          </Button>
          <Button onClick={() => setSure(false)}>{t('keep')}</Button>
        </div>
      )}
    </li>
  )
}
