'use client'

import LockKeyhole from 'lucide-react/icons/lock-keyhole'
import LogOut from 'lucide-react/icons/log-out'
import UserRound from 'lucide-react/icons/user-round'
import { useTranslations } from 'use-intl'
import { signOutHere } from '@/components/feed/leave-signed-out'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { wantLock } from '@/components/ui/page-lock'
import { may, type Role } from '@/lib/board/roles'

export interface AccountProps {
  readonly actor: { readonly name: string; readonly role: Role }
}

/** Who is signed in, and the sign-out button: on a shared workstation both must be in sight. */
export function Account({ actor }: AccountProps) {
  const t = useTranslations('shell')
  const role = t(`role.${actor.role}.label`)
  // A charge nurse has so many tools that the whole name has room from 1536 px only; below it the first name stands under the icon.
  const manyTools = may(actor.role, 'glass:read')
  return (
    <div className="flex items-center">
      {may(actor.role, 'account:own') ? (
        <a
          href="/account"
          title={t('ownAccount')}
          aria-label={`${actor.name}: ${t('ownAccount')}`}
          className={TOOL}
        >
          <span className={`flex flex-col items-center gap-0.5 ${manyTools ? '2xl:hidden' : 'xl:hidden'}`}>
            <UserRound aria-hidden className="size-5" />
            <ToolWord rare>{actor.name.split(' ')[0]}</ToolWord>
          </span>
          <WhoIsIn name={actor.name} role={role} manyTools={manyTools} />
        </a>
      ) : (
        <WhoIsIn name={actor.name} role={role} manyTools={manyTools} />
      )}
      {may(actor.role, 'session:lock') && (
        <button type="button" onClick={wantLock} aria-label={t('lock')} title={t('lock')} className={TOOL}>
          <LockKeyhole aria-hidden className="size-5" />
          <ToolWord rare>{t('lockShort')}</ToolWord>
        </button>
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

interface WhoIsInProps {
  readonly name: string
  readonly role: string
  readonly manyTools: boolean
}

const WhoIsIn = ({ name, role, manyTools }: WhoIsInProps) => (
  <span
    className={`hidden max-w-44 px-2 text-right text-sm leading-tight text-ink ${manyTools ? '2xl:block' : 'xl:block'}`}
  >
    <span className="block truncate font-semibold">{name}</span>
    {role !== name && <span className="block truncate text-ink-faint">{role}</span>}
  </span>
)

/** The code is fetched by the tap: without a server no one can sign out anyway. */
const signOut = () =>
  void signOutHere(() =>
    import('next-auth/react').then((auth) => auth.signOut({ callbackUrl: '/sign-in?ended=signed-out' })),
  )
