import Activity from 'lucide-react/icons/activity'
import CalendarDays from 'lucide-react/icons/calendar-days'
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import MapIcon from 'lucide-react/icons/map'
import Megaphone from 'lucide-react/icons/megaphone'
import MonitorCog from 'lucide-react/icons/monitor-cog'
import { useTranslations } from 'use-intl'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { type Action, may, type Role } from '@/lib/board/roles'

const PAGES = [
  { href: '/board', words: 'board', icon: LayoutGrid, action: 'board:read', rare: false },
  {
    href: '/appointments',
    words: 'appointments',
    icon: CalendarDays,
    action: 'appointment:book',
    rare: false,
  },
  { href: '/reports', words: 'reports', icon: FileSpreadsheet, action: 'report:order', rare: false },
  { href: '/call-quality', words: 'callQuality', icon: Activity, action: 'call-quality:read', rare: true },
  { href: '/admin/displays', words: 'displays', icon: MonitorCog, action: 'display:manage', rare: true },
  { href: '/admin/layout', words: 'layout', icon: MapIcon, action: 'layout:manage', rare: true },
  { href: '/escalation', words: 'escalation', icon: Megaphone, action: 'escalation:edit', rare: true },
] as const satisfies readonly { action: Action; [more: string]: unknown }[]

export type PageHref = (typeof PAGES)[number]['href']

export interface PagesNavProps {
  readonly role: Role
  readonly current: PageHref
}

/** Links to the pages that the role may open; nothing where there is only the board. */
export function PagesNav({ role, current }: PagesNavProps) {
  const t = useTranslations('shell')
  const open = PAGES.filter(({ action }) => may(role, action))
  if (open.length < 2) return null
  return (
    <nav aria-label={t('pagesLabel')} className="flex">
      {open.map(({ href, words, icon: Icon, rare }) => (
        // A full page load: leaving a page closes its socket and stops its sound, and the next one loads current data.
        <a
          key={href}
          href={href}
          title={t(`pages.${words}`)}
          aria-current={href === current ? 'page' : undefined}
          className={`${TOOL} ${href === current ? 'font-bold text-ink' : ''}`}
        >
          <Icon aria-hidden className="size-5 flex-none" />
          <ToolWord rare={rare}>{t(`pages.${words}`)}</ToolWord>
        </a>
      ))}
    </nav>
  )
}
