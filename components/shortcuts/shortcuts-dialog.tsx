'use client'

import { useTranslations } from 'use-intl'
import { MarksLegend } from '@/components/bed-facts/marks-legend'
import { Dialog } from '@/components/ui/dialog'

const SHORTCUTS = [
  { keys: ['j', '↓'], does: 'next' },
  { keys: ['k', '↑'], does: 'previous' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['c'], does: 'claim' },
  { keys: ['r'], does: 'release' },
  { keys: ['x'], does: 'complete' },
  { keys: ['/'], does: 'find' },
  { keys: ['Alt+L'], does: 'lock' },
  { keys: ['?'], does: 'list' },
  { keys: ['Esc'], does: 'close' },
] as const

const NAMED = { Enter: 'enter', Esc: 'escape' } as const

/** The list of keyboard shortcuts. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('alerts.shortcuts')
  const board = useTranslations('board')
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('about')}>
      <dl className="divide-y divide-line border-y border-line">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="flex min-h-12 items-center gap-4">
            <dt className="flex w-28 flex-none gap-2">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-9 rounded-md border border-line-strong bg-bed px-2 py-1 text-center font-sans text-base font-semibold"
                >
                  {key === 'Enter' || key === 'Esc' ? t(NAMED[key]) : key}
                </kbd>
              ))}
            </dt>
            <dd className="text-base">{t(does)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6 mb-2 text-lg font-bold">{board('legend.title')}</h3>
      <MarksLegend />
    </Dialog>
  )
}
