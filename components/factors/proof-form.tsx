import KeyRound from 'lucide-react/icons/key-round'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import type { OwnFactors } from '@/lib/board/factors'
import type { Refusal } from '@/lib/errors'
import { loadAndProve } from './load-ceremony'

export interface ProofFormProps {
  readonly own: OwnFactors
  readonly onProven: (own: OwnFactors) => void
}

/** Asks for everything that signing in takes, before anything of it may be changed. */
export function ProofForm({ own, onProven }: ProofFormProps) {
  const t = useTranslations('factors.proof')
  const [busy, setBusy] = useState<'password' | 'passkey' | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [cancelled, setCancelled] = useState(false)
  const asksCode = own.app !== null || own.passkeys.length > 0
  const prove = async (body: unknown) => {
    const answer = await callApi<OwnFactors>('/api/account/proof', { method: 'POST', body })
    setBusy(null)
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) onProven(answer.value)
  }
  const byPassword = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy('password')
    setCancelled(false)
    const code = String(form.get('code') ?? '').trim()
    await prove({ password: String(form.get('password') ?? ''), ...(asksCode && { code }) })
  }
  const byPasskey = async () => {
    setBusy('passkey')
    setCancelled(false)
    setRefusal(null)
    const proven = await loadAndProve('/api/account/proof/passkey')
    if ('answer' in proven) return prove({ passkey: proven.answer })
    setBusy(null)
    if (proven.ended === 'refused') setRefusal(proven.refusal)
    else setCancelled(true)
  }
  return (
    <section className="py-4" aria-labelledby="proof">
      <h3 id="proof" className="text-lg font-bold">
        {t('title')}
      </h3>
      <p className="mt-1 text-ink-soft">{t('about')}</p>
      {own.passkeysWork && own.passkeys.length > 0 && (
        <Button
          variant="primary"
          className="mt-3 w-full"
          disabled={busy !== null}
          onClick={() => void byPasskey()}
        >
          <KeyRound aria-hidden className="size-5" />
          {t(busy === 'passkey' ? 'waiting' : 'passkey')}
        </Button>
      )}
      <form onSubmit={byPassword} className="mt-3 grid gap-3">
        <Field
          label={t('password')}
          name="password"
          type="password"
          required
          autoComplete="current-password"
        />
        {asksCode && (
          <Field label={t(own.app ? 'code' : 'recovery')} name="code" required autoComplete="one-time-code" />
        )}
        <Button type="submit" disabled={busy !== null}>
          {t('go')}
        </Button>
      </form>
      {refusal && <RefusalNote refusal={refusal} />}
      {cancelled && <RefusalNote>{t('cancelled')}</RefusalNote>}
    </section>
  )
}
