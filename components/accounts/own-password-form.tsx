'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useOwnFactors } from '@/components/factors/use-factors'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { RefusalNote } from '@/components/words/refusal-note'
import { inWords } from '@/lib/board/waiting'
import { PasswordField } from './password-field'
import { useAct } from './use-act'

/** Changes the user's own password; their other sessions end. */
export function OwnPasswordForm({ username, onChanged }: { username: string; onChanged: () => void }) {
  const t = useTranslations('accounts')
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [changed, setChanged] = useState(false)
  const { act, busy, refusal } = useAct()
  const factors = useOwnFactors()
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setChanged(false)
    const done = await act('/api/account/password', { method: 'PUT', body: { old, password } })
    // Where a second factor has to be proved again, the panel of factors asks for it.
    if (!done) return void factors.refresh()
    setOld('')
    setPassword('')
    setChanged(true)
    onChanged()
  }
  const wait = Number(refusal?.details?.retryAfterSeconds ?? 0)
  return (
    <Panel title={t('own.password')}>
      <form onSubmit={change} className="grid gap-3">
        {/* For password managers, which otherwise ask whose password it is. */}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <PasswordField is="current" label={t('field.oldPassword')} password={old} onType={setOld} />
        <PasswordField is="new" label={t('field.newPassword')} password={password} onType={setPassword} />
        <p className="text-ink-soft">{t('own.passwordAbout')}</p>
        <Button variant="primary" type="submit" disabled={busy}>
          {t('own.change')}
        </Button>
      </form>
      {refusal && (
        <RefusalNote refusal={refusal}>
          {wait > 0 ? t('own.wait', { wait: inWords(wait * 1_000) }) : undefined}
        </RefusalNote>
      )}
      <p role="status" className="mt-3 font-medium empty:hidden">
        {changed && t('own.changed')}
      </p>
    </Panel>
  )
}
