import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import FileQuestion from 'lucide-react/icons/file-question'
import Hourglass from 'lucide-react/icons/hourglass'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import { elapsed, timer } from '@/lib/board/waiting'
import type { ReportState, ReportView } from '@/lib/reports/types'

const ICONS: Readonly<Record<Exclude<ReportState, 'pending'>, typeof CircleX>> = {
  completed: CircleCheck,
  failed: CircleX,
  overdue: Hourglass,
  gone: FileQuestion,
}

export interface ReportStatusProps {
  readonly report: ReportView
  /** Server time, ms. */
  readonly now: number
  /** Since when (ms) Solo has not answered about it, where an answer is overdue. */
  readonly unheard: number | null
}

/** The state of a report: an icon, a word, and what to do where it failed. */
export function ReportStatus({ report, now, unheard }: ReportStatusProps) {
  const { minuteTime } = useFormats()
  const t = useTranslations('reports')
  if (report.state === 'pending') {
    const icon = <LoaderCircle aria-hidden className="size-5 flex-none motion-safe:animate-spin" />
    return (
      <Line icon={icon} hint={unheard === null ? null : t('hint.unheard', { time: minuteTime(unheard) })}>
        {t.rich('state.pending', {
          since: timer(elapsed(report.orderedAt, now)),
          soft: (parts) => <span className="font-normal text-ink-soft">{parts}</span>,
        })}
      </Line>
    )
  }
  const Icon = ICONS[report.state]
  const iconClass = report.state === 'completed' ? 'text-good' : ''
  const hint = report.state === 'completed' ? null : t(`hint.${report.state}`)
  return (
    <Line icon={<Icon aria-hidden className={`size-5 flex-none ${iconClass}`} />} hint={hint}>
      {t(`state.${report.state}`)}
    </Line>
  )
}

function Line({ icon, hint, children }: { icon: ReactNode; hint: string | null; children: ReactNode }) {
  return (
    <div>
      <p className="flex items-center gap-2 font-semibold">
        {icon}
        <span>{children}</span>
      </p>
      {hint && <p className="mt-0.5 text-sm text-ink-soft">{hint}</p>}
    </div>
  )
}
