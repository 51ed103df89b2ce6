import Activity from 'lucide-react/icons/activity'
import CalendarDays from 'lucide-react/icons/calendar-days'
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import MapIcon from 'lucide-react/icons/map'
import Megaphone from 'lucide-react/icons/megaphone'
import MonitorCog from 'lucide-react/icons/monitor-cog'
import ScrollText from 'lucide-react/icons/scroll-text'
import ShieldUser from 'lucide-react/icons/shield-user'
import UsersRound from 'lucide-react/icons/users-round'
import { useTranslations } from 'use-intl'
import { useAfterFirstView } from '@/components/ui/first-view'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'
import { useLocked } from '@/components/ui/page-lock'
import { type Action, may, type Role } from '@/lib/board/roles'

/** Loaded after the first view, and only for those who are told. */
const NotSeenCount = lazy<object>(() => import('@/components/privacy/not-seen-count'))
const COUNT_WITHIN_MS = 3_000

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
  { href: '/opened-charts', words: 'openedCharts', icon: ShieldUser, action: 'glass:read', rare: true },
  { href: '/compliance', words: 'compliance', icon: ScrollText, action: 'audit:read', rare: true },
  { href: '/admin/displays', words: 'displays', icon: MonitorCog, action: 'display:manage', rare: true },
  { href: '/admin/accounts', words: 'accounts', icon: UsersRound, action: 'account:manage', rare: true },
  { href: '/admin/layout', words: 'layout', icon: MapIcon, action: 'layout:manage', rare: true },
  { href: '/escalation', words: 'escalation', icon: Megaphone, action: 'escalation:edit', rare: true },
] as const satisfies readonly { action: Action; [more: string]: unknown }[]

/** Where the header has no link among the pages: the user's own name leads there. */
type OwnHref = '/account'
export type PageHref = (typeof PAGES)[number]['href'] | OwnHref

export interface PagesNavProps {
  readonly role: Role
  readonly current: PageHref
}

/** Links to the pages that the role may open; nothing where there is only the board. */
export function PagesNav({ role, current }: PagesNavProps) {
  const t = useTranslations('shell')
  const shown = useAfterFirstView(COUNT_WITHIN_MS)
  // A locked session is refused it.
  const counted = !useLocked() && shown
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
          className={`relative ${TOOL} ${href === current ? 'font-bold text-ink' : ''}`}
        >
          <Icon aria-hidden className="size-5 flex-none" />
          <ToolWord rare={rare}>{t(`pages.${words}`)}</ToolWord>
          {href === '/opened-charts' && counted && <NotSeenCount />}
        </a>
      ))}
    </nav>
  )
}
