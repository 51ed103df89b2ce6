'use client'

import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { CallInvitation } from '@/lib/realtime/calls'
import { dateFormat } from '@/lib/words/dates'
import type { CallSession } from './call-session'
import { ControlButton } from './control-button'

/** Creates a guest link when asked for and shows it once, for the nurse to pass on. */
export function Invite({ session }: { session: CallSession }) {
  const t = useTranslations('call')
  const [open, setOpen] = useState(false)
  const [invitation, setInvitation] = useState<CallInvitation | null>(null)
  const [failed, setFailed] = useState(false)
  const ask = async () => {
    setOpen(true)
    setInvitation(null)
    setFailed(false)
    const answer = await session.invite()
    setInvitation(answer)
    setFailed(!answer?.ok)
  }
  return (
    <>
      <ControlButton icon={UserPlus} words={t('invite')} onPress={() => void ask()} />
      <Dialog open={open} onClose={() => setOpen(false)} title={t('inviteTitle')}>
        {invitation?.ok && <InvitationLink url={invitation.url} until={invitation.until} />}
        {failed && <p role="alert">{t('inviteFailed')}</p>}
      </Dialog>
    </>
  )
}

function InvitationLink({ url, until }: { url: string; until: number }) {
  const t = useTranslations('call')
  const time = dateFormat(useLocale(), { hour: '2-digit', minute: '2-digit' }).format(until)
  const [copied, setCopied] = useState(false)
  return (
    <>
      <p className="text-base text-ink-soft">{t('inviteText', { time })}</p>
      <input
        readOnly
        value={url}
        aria-label={t('inviteLink')}
        onFocus={({ target }) => target.select()}
        className="mt-4 min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
      />
      <Button
        variant="primary"
        className="mt-3 w-full"
        onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
      >
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </>
  )
}
