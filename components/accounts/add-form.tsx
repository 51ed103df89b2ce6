'use client'

import UserCheck from 'lucide-react/icons/user-check'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Role } from '@/lib/board/roles'
import { PasswordField } from './password-field'
import { RoleField } from './role-field'
import { useAct } from './use-act'

const EMPTY: { username: string; name: string; role: Role; password: string } = {
  username: '',
  name: '',
  role: 'bedside',
  password: '',
}

/** Makes an account. */
export function AddForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('accounts')
  const [account, setAccount] = useState(EMPTY)
  const [added, setAdded] = useState<string | null>(null)
  const { act, busy, refusal } = useAct()
  const set = (change: Partial<typeof EMPTY>) => setAccount({ ...account, ...change })
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setAdded(null)
    const body = { ...account, username: account.username.trim().toLowerCase() }
    if (!(await act('/api/accounts', { method: 'POST', body }))) return
    setAdded(account.name.trim())
    setAccount({ ...EMPTY, role: account.role })
    onAdded()
  }
  const isWrong = (field: string) => (refusal?.field === field ? { 'aria-invalid': true } : {})
  return (
    <Panel title={t('add.title')}>
      <form onSubmit={add} className="grid gap-4">
        <Field
          label={t('field.name')}
          required
          maxLength={100}
          autoComplete="off"
          placeholder={t('field.namePlaceholder')}
          value={account.name}
          onChange={({ target }) => set({ name: target.value })}
          {...isWrong('name')}
        />
        <Field
          label={t('field.username')}
          required
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t('field.usernamePlaceholder')}
          value={account.username}
          onChange={({ target }) => set({ username: target.value })}
          help={t('field.usernameHelp')}
          {...isWrong('username')}
        />
        <RoleField role={account.role} onChoose={(role) => set({ role })} />
        <PasswordField
          is="new"
          label={t('field.firstPassword')}
          password={account.password}
          onType={(password) => set({ password })}
        />
        <Button variant="primary" type="submit" disabled={busy}>
          {t(busy ? 'add.adding' : 'add.add')}
        </Button>
      </form>
      {refusal && <RefusalNote refusal={refusal} />}
      <p role="status" className="mt-3 flex items-center gap-2 font-medium empty:hidden">
        {added !== null && (
          <>
            <UserCheck aria-hidden className="size-5 flex-none text-good" />
            {t('add.added', { name: added })}
          </>
        )}
      </p>
    </Panel>
  )
}
