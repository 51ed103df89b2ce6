'use client'

import ExternalLink from 'lucide-react/icons/external-link'
import { useTranslations } from 'use-intl'
import { useTeams } from '@/components/teams/use-teams'
import { Button } from '@/components/ui/button'
import type { Join } from './use-join'

export type TeamsOptionProps = Omit<Join, 'url' | 'slow'>

/** Joins by Teams instead, or by Solo again: if one fails, the other is one tap away. */
export function TeamsOption({ join, joining, refusal, refusedVia }: TeamsOptionProps) {
  const t = useTranslations('teams')
  const state = useTeams(refusal?.code)
  if (state === 'off') return null
  if (state === 'connect') return <Connect />
  const failed = refusal && refusedVia
  return (
    <>
      {failed && (
        <p className="mt-3 text-base">{t(failed === 'solo' ? 'way.soloFailed' : 'way.teamsFailed')}</p>
      )}
      {failed === 'teams' ? (
        <Button className="mt-3 w-full" disabled={joining !== null} onClick={() => void join('solo')}>
          {t('way.soloInstead')}
        </Button>
      ) : (
        <Button className="mt-3 w-full" disabled={joining !== null} onClick={() => void join('teams')}>
          {t(joining === 'teams' ? 'way.busy' : failed ? 'way.instead' : 'way.join')}
        </Button>
      )}
    </>
  )
}

/** Connects the Microsoft account in a new tab: this one keeps the request open. */
function Connect() {
  const t = useTranslations('teams')
  return (
    <div className="mt-3">
      <a
        href="/teams"
        target="_blank"
        rel="noreferrer"
        className="flex min-h-14 w-full items-center justify-center gap-2.5 rounded-md border border-line-strong bg-surface px-4 py-2 text-center hover:border-ink-soft hover:bg-bed-hover"
      >
        <span className="leading-tight">
          <span className="block font-semibold">{t('way.join')}</span>
          <span className="block text-sm text-ink-soft">{t('way.missing')}</span>
        </span>
        <ExternalLink aria-hidden className="size-5 flex-none" />
      </a>
      <p className="mt-1.5 text-center text-sm text-ink-soft">{t('way.comesBack')}</p>
    </div>
  )
}
