'use client'

import ShieldAlert from 'lucide-react/icons/shield-alert'
import UserRound from 'lucide-react/icons/user-round'
import UserRoundX from 'lucide-react/icons/user-round-x'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import type { ManagedAccount } from '@/lib/board/account'

export interface AccountCardProps {
  readonly account: ManagedAccount
  readonly onManage: () => void
}

/** One account: who, which role, whether it may sign in, and whether its password or its codes are being guessed. */
export function AccountCard({ account, onManage }: AccountCardProps) {
  const t = useTranslations('accounts.card')
  const shell = useTranslations('shell')
  const { dayAndTimeOfYear } = useFormats()
  const { username, name, role, disabled, demo, microsoft, factors, usedAt, attack, wrongCodes } = account
  const Icon = disabled ? UserRoundX : UserRound
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <Icon aria-hidden className={`size-8 flex-none ${disabled ? 'text-ink-faint' : 'text-ink-soft'}`} />
      <div className="min-w-0 flex-1 basis-56">
        <h3 className="text-lg leading-tight font-bold break-words">{name}</h3>
        <p className="mt-0.5 break-words text-ink-soft">
          {[username, shell(`role.${role}.label`)].join(' · ')}
          {disabled && <span className="font-semibold text-ink">{` · ${t('disabled')}`}</span>}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {[
            usedAt === null ? t('neverUsed') : t('used', { when: dayAndTimeOfYear(usedAt) }),
            microsoft && t('microsoft'),
            factors && factors.passkeys > 0 && t('passkeys', { count: factors.passkeys }),
            factors?.app && t('app'),
            demo && t('demo'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {attack && <Attack>{t('attack', { failures: attack.failures })}</Attack>}
        {wrongCodes !== undefined && <Attack>{t('wrongCodes', { count: wrongCodes })}</Attack>}
      </div>
      <Button onClick={onManage} aria-label={t('manageOne', { name })}>
        {t('manage')}
      </Button>
    </li>
  )
}

function Attack({ children }: { readonly children: string }) {
  return (
    <p className="mt-2 flex items-start gap-2 font-semibold">
      <ShieldAlert aria-hidden className="mt-0.5 size-5 flex-none" />
      {children}
    </p>
  )
}
