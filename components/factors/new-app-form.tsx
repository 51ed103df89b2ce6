import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { QrCode } from '@/components/ui/qr-code'
import { CODE_DIGITS, type NewApp } from '@/lib/board/factors'

export interface NewAppFormProps {
  readonly app: NewApp
  readonly busy: boolean
  readonly onConfirm: (code: string) => Promise<void>
  readonly onLeave: () => void
}

/** The key of an authenticator app, to scan or to type, until its first code is right. */
export function NewAppForm({ app, busy, onConfirm, onLeave }: NewAppFormProps) {
  const t = useTranslations('factors.app')
  const [code, setCode] = useState('')
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    await onConfirm(code)
    setCode('')
  }
  return (
    <form onSubmit={confirm} className="mt-3 grid gap-3">
      <p className="font-medium">{t('scan')}</p>
      <div className="justify-self-center">
        <QrCode text={app.uri} label={t('qr')} />
      </div>
      <div>
        <p className="text-ink-soft">{t('key')}</p>
        <p className="mt-1 rounded-md bg-bed px-3 py-2 font-mono text-lg break-words select-all">{app.key}</p>
      </div>
      <Field
        label={t('code')}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={CODE_DIGITS + 1}
        placeholder={'0'.repeat(CODE_DIGITS)}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={onLeave}>{t('leave')}</Button>
        <Button variant="primary" type="submit" disabled={busy}>
          {t('confirm')}
        </Button>
      </div>
    </form>
  )
}
