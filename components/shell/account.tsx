'use client'

import CircleUserRound from 'lucide-react/icons/circle-user-round'
import LogOut from 'lucide-react/icons/log-out'
import { useTranslations } from 'use-intl'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import type { Role } from '@/lib/board/roles'

export interface AccountProps {
  readonly actor: { readonly name: string; readonly role: Role }
  /** Whether to link to the page of the Microsoft account for calls by Teams. */
  readonly microsoft?: boolean
}

/** Who is signed in, and the sign-out button: on a shared workstation both must be in sight. */
export function Account({ actor, microsoft = false }: AccountProps) {
  const t = useTranslations('shell')
  const role = t(`role.${actor.role}.label`)
  return (
    <div className="flex items-center">
      <p className="hidden max-w-44 px-2 text-right text-sm leading-tight xl:block">
        <span className="block truncate font-semibold">{actor.name}</span>
        {role !== actor.name && <span className="block truncate text-ink-faint">{role}</span>}
      </p>
      {microsoft && (
        <a href="/teams" aria-label={t('microsoft')} title={t('microsoft')} className={TOOL}>
          <CircleUserRound aria-hidden className="size-5" />
          <ToolWord rare>{t('microsoftShort')}</ToolWord>
        </a>
      )}
      <button
        type="button"
        onClick={signOut}
        aria-label={t('signOut', { name: actor.name })}
        title={t('signOut', { name: actor.name })}
        className={TOOL}
      >
        <LogOut aria-hidden className="size-5" />
        <ToolWord>{t('signOutShort')}</ToolWord>
      </button>
    </div>
  )
}

/** The code is fetched by the tap: without a server no one can sign out anyway. */
const signOut = () =>
  void import('next-auth/react')
    .then((auth) => auth.signOut({ callbackUrl: '/sign-in?ended=signed-out' }))
    .catch(() => undefined)
