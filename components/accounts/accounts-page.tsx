'use client'

import ShieldAlert from 'lucide-react/icons/shield-alert'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Banner } from '@/components/ui/banner'
import { Field } from '@/components/ui/field'
import { LoadState } from '@/components/words/load-state'
import { useFormats } from '@/components/words/use-formats'
import type { ManagedAccount } from '@/lib/board/account'
import { foldWords } from '@/lib/board/fold-words'
import { AccountCard } from './account-card'
import { AddForm } from './add-form'
import { ManageDialog } from './manage-dialog'
import { useAccounts } from './use-accounts'

/** A list as long as this has a field that finds a user in it. */
const FINDS_FROM = 8

export interface AccountsPageProps {
  /** The administrator's. */
  readonly userId: string
}

/** Every account of the hospital, and the form that makes one. */
export function AccountsPage({ userId }: AccountsPageProps) {
  const loaded = useAccounts()
  const { data: list } = loaded
  const again = () => void loaded.refresh()
  return (
    <>
      <LoadState of="accounts" loaded={loaded} />
      {list && (
        <>
          <Attacked accounts={list.accounts} />
          <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
            <AddForm onAdded={again} />
            <Accounts accounts={list.accounts} userId={userId} again={again} />
          </div>
        </>
      )}
    </>
  )
}

/** Says at the top that passwords are being guessed; the cards say whose. */
function Attacked({ accounts }: { readonly accounts: readonly ManagedAccount[] }) {
  const t = useTranslations('accounts')
  const { list } = useFormats()
  const attacked = accounts.filter(({ attack }) => attack !== null)
  if (attacked.length === 0) return null
  return (
    <div className="mb-5">
      <Banner icon={<ShieldAlert />} urgent>
        {t('attacked', { count: attacked.length, names: list(attacked.map(({ name }) => name)) })}
      </Banner>
    </div>
  )
}

const isGuessed = ({ attack, wrongCodes }: ManagedAccount): boolean =>
  attack !== null || wrongCodes !== undefined

interface AccountsProps extends AccountsPageProps {
  readonly accounts: readonly ManagedAccount[]
  readonly again: () => void
}

function Accounts({ accounts, userId, again }: AccountsProps) {
  const t = useTranslations('accounts')
  const [sought, setSought] = useState('')
  const [managed, setManaged] = useState<string | null>(null)
  const chosen = accounts.find(({ id }) => id === managed)
  const words = foldWords(sought).trim()
  const found = accounts
    .filter(({ name, username }) => foldWords(`${name} ${username}`).includes(words))
    .sort((one, other) => Number(isGuessed(other)) - Number(isGuessed(one)))
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts" className="text-xl font-bold">
        {t('title', { count: accounts.length })}
      </h2>
      {accounts.length >= FINDS_FROM && (
        <div className="mt-3">
          <Field
            label={t('find')}
            type="search"
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        </div>
      )}
      {found.length === 0 && <p className="mt-3 text-ink-soft">{t('noneFound')}</p>}
      <ul className="mt-3 grid gap-3">
        {found.map((account) => (
          <AccountCard key={account.id} account={account} onManage={() => setManaged(account.id)} />
        ))}
      </ul>
      {chosen && (
        <ManageDialog
          account={chosen}
          own={chosen.id === userId}
          onClose={() => setManaged(null)}
          onChanged={again}
        />
      )}
    </section>
  )
}
