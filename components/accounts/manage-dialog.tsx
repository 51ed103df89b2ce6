'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import type { ManagedAccount } from '@/lib/board/account'
import { PasswordField } from './password-field'
import { RoleField } from './role-field'
import { useAct } from './use-act'

export interface ManageDialogProps {
  readonly account: ManagedAccount
  /** The administrator's own account, whose password and factors are changed on their own page only. */
  readonly own: boolean
  readonly onClose: () => void
  readonly onChanged: () => void
}

type Step = 'start' | 'password' | 'disable' | 'unlink' | 'reset-factors'

/** What an administrator does with one account; what signs its user out is asked about first. */
export function ManageDialog({ account, own, onClose, onChanged }: ManageDialogProps) {
  const t = useTranslations('accounts.manage')
  const [step, setStep] = useState<Step>('start')
  const { act, busy, refusal } = useAct()
  const path = `/api/accounts/${account.id}`
  const done = async (sent: Promise<boolean>) => {
    if (!(await sent)) return
    onChanged()
    onClose()
  }
  const post = (what: string) => void done(act(`${path}/${what}`, { method: 'POST' }))
  return (
    <Dialog open onClose={onClose} title={account.name} description={account.username}>
      {step === 'start' && (
        <>
          <ChangeForm
            account={account}
            busy={busy}
            onSave={(body) => void done(act(path, { method: 'PUT', body }))}
          />
          <div className="mt-4 grid gap-2 border-t border-line pt-4 sm:grid-cols-2">
            {(account.attack || account.wrongCodes !== undefined) && (
              <Button disabled={busy} onClick={() => post('unlock')}>
                {t('unlock')}
              </Button>
            )}
            {own ? (
              <a href="/account" className="inline-flex min-h-12 items-center underline underline-offset-4">
                {t('own')}
              </a>
            ) : (
              <Button onClick={() => setStep('password')}>{t('password')}</Button>
            )}
            {account.microsoft && <Button onClick={() => setStep('unlink')}>{t('unlink')}</Button>}
            {!own && hasFactors(account) && (
              <Button onClick={() => setStep('reset-factors')}>{t('reset-factors')}</Button>
            )}
            {account.disabled ? (
              <Button disabled={busy} onClick={() => post('enable')}>
                {t('enable')}
              </Button>
            ) : (
              <Button variant="careful" onClick={() => setStep('disable')}>
                {t('disable')}
              </Button>
            )}
          </div>
        </>
      )}
      {step === 'password' && (
        <PasswordStep
          busy={busy}
          onBack={() => setStep('start')}
          onSave={(password) => void done(act(`${path}/password`, { method: 'PUT', body: { password } }))}
        />
      )}
      {(step === 'disable' || step === 'unlink' || step === 'reset-factors') && (
        <>
          <p className="text-lg">{t(`${step}About`, { name: account.name })}</p>
          <div className="mt-4 grid gap-2 sm:grid-cols-2">
            <Button variant="primary" onClick={() => setStep('start')}>
              {t('keep')}
            </Button>
            <Button variant="careful" disabled={busy} onClick={() => post(step)}>
              {t(`${step}Yes`)}
            </Button>
          </div>
        </>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </Dialog>
  )
}

const hasFactors = ({ factors }: ManagedAccount): boolean =>
  factors !== undefined && (factors.app || factors.passkeys > 0)

interface ChangeFormProps {
  readonly account: ManagedAccount
  readonly busy: boolean
  readonly onSave: (change: Pick<ManagedAccount, 'name' | 'role'>) => void
}

function ChangeForm({ account, busy, onSave }: ChangeFormProps) {
  const t = useTranslations('accounts')
  const common = useTranslations('common')
  const [name, setName] = useState(account.name)
  const [role, setRole] = useState(account.role)
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave({ name, role })
  }
  return (
    <form onSubmit={save} className="grid gap-4">
      <Field
        label={t('field.name')}
        required
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <RoleField role={role} onChoose={setRole} />
      {role !== account.role && <p className="font-medium">{t('manage.roleSignsOut')}</p>}
      <Button variant="primary" type="submit" disabled={busy}>
        {common(busy ? 'saving' : 'save')}
      </Button>
    </form>
  )
}

interface PasswordStepProps {
  readonly busy: boolean
  readonly onBack: () => void
  readonly onSave: (password: string) => void
}

function PasswordStep({ busy, onBack, onSave }: PasswordStepProps) {
  const t = useTranslations('accounts')
  const [password, setPassword] = useState('')
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(password)
  }
  return (
    <form onSubmit={save} className="grid gap-4">
      <PasswordField is="new" label={t('field.newPassword')} password={password} onType={setPassword} />
      <p className="text-ink-soft">{t('manage.passwordAbout')}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button onClick={onBack}>{t('manage.back')}</Button>
        <Button variant="primary" type="submit" disabled={busy}>
          {t('manage.passwordYes')}
        </Button>
      </div>
    </form>
  )
}
