import { useTranslations } from 'use-intl'
import type { Role } from '@/lib/board/roles'

/** The password of the demo hospital's accounts, which only demo mode creates. */
const DEMO_PASSWORD = 'lantern'

export interface DemoAccountsProps {
  readonly accounts: readonly { readonly username: string; readonly role: Role }[]
  readonly busy: boolean
  readonly onSignIn: (username: string, password: string) => void
}

/** Signs in to each role of the demo hospital by one tap. */
export function DemoAccounts({ accounts, busy, onSignIn }: DemoAccountsProps) {
  const t = useTranslations('signIn.demo')
  const shell = useTranslations('shell')
  return (
    <section className="border-line bg-bed p-6 max-md:border-t sm:p-8 md:border-l">
      <h2 className="text-xl font-bold">{t('title')}</h2>
      <p className="mt-1 text-ink-soft">{t('about')}</p>
      <ul className="mt-4 grid gap-2">
        {accounts.map(({ username, role }) => (
          <li key={username}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onSignIn(username, DEMO_PASSWORD)}
              className="flex min-h-14 w-full items-center justify-between gap-3 rounded-md border border-line-strong bg-surface px-4 py-2 text-left hover:border-ink disabled:opacity-60"
            >
              <span className="leading-tight">
                <span className="block font-semibold">{shell(`role.${role}.label`)}</span>
                <span className="block text-sm text-ink-soft">{shell(`role.${role}.does`)}</span>
              </span>
              <span className="flex-none text-sm text-ink-faint">{username}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
