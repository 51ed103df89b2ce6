import Activity from 'lucide-react/icons/activity'
import CalendarDays from 'lucide-react/icons/calendar-days'
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import MapIcon from 'lucide-react/icons/map'
import Megaphone from 'lucide-react/icons/megaphone'
import MonitorCog from 'lucide-react/icons/monitor-cog'
import { useTranslations } from 'use-intl'
import { LABEL_UNDER_ICON, LABELLED_ICON_BUTTON } from '@/components/ui/icon-button'
import { type Action, may, type Role } from '@/lib/board/roles'

const PAGES = [
  { href: '/board', words: 'board', icon: LayoutGrid, action: 'board:read' },
  { href: '/appointments', words: 'appointments', icon: CalendarDays, action: 'appointment:book' },
  { href: '/reports', words: 'reports', icon: FileSpreadsheet, action: 'report:order' },
  { href: '/call-quality', words: 'callQuality', icon: Activity, action: 'call-quality:read' },
  { href: '/admin/displays', words: 'displays', icon: MonitorCog, action: 'display:manage' },
  { href: '/admin/layout', words: 'layout', icon: MapIcon, action: 'layout:manage' },
  { href: '/escalation', words: 'escalation', icon: Megaphone, action: 'escalation:edit' },
] as const satisfies readonly { action: Action; [more: string]: unknown }[]

export type PageHref = (typeof PAGES)[number]['href']

export interface PagesNavProps {
  readonly role: Role
  readonly current: PageHref
  /** Icons only, for the full header of the board. */
  readonly compact?: boolean
}

/** Links to the pages that the role may open; nothing where there is only the board. */
export function PagesNav({ role, current, compact = false }: PagesNavProps) {
  const t = useTranslations('shell')
  const open = PAGES.filter(({ action }) => may(role, action))
  if (open.length < 2) return null
  return (
    <nav aria-label={t('pagesLabel')} className="flex">
      {open.map(({ href, words, icon: Icon }) => (
        // A full page load: leaving a page closes its socket and stops its sound, and the next one loads current data.
        <a
          key={href}
          href={href}
          title={t(`pages.${words}`)}
          aria-current={href === current ? 'page' : undefined}
          className={`${LABELLED_ICON_BUTTON} ${
            href === current
              ? 'font-bold text-ink'
              : 'font-medium text-ink-soft hover:bg-line/50 hover:text-ink'
          }`}
        >
          <Icon aria-hidden className="size-5 flex-none" />
          <span className={`${compact ? 'sr-only' : 'max-xl:sr-only'} ${LABEL_UNDER_ICON}`}>
            {t(`pages.${words}`)}
          </span>
        </a>
      ))}
    </nav>
  )
}
