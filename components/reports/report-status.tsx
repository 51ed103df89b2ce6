import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import FileQuestion from 'lucide-react/icons/file-question'
import Hourglass from 'lucide-react/icons/hourglass'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ReactNode } from 'react'
import { minuteTime } from '@/components/board/clock-time'
import { elapsed, timer } from '@/lib/board/waiting'
import type { ReportState, ReportView } from '@/lib/reports/types'

const ENDS: Readonly<
  Record<Exclude<ReportState, 'pending'>, { icon: typeof CircleX; words: string; hint?: string }>
> = {
  completed: { icon: CircleCheck, words: 'Ready' },
  failed: { icon: CircleX, words: 'Failed', hint: 'Solo could not make it. Check the preset under “More”.' },
  overdue: { icon: Hourglass, words: 'Not made', hint: 'Solo has not finished it within a day.' },
  gone: { icon: FileQuestion, words: 'Gone', hint: 'Solo no longer has it.' },
}

export interface ReportStatusProps {
  readonly report: ReportView
  /** Server time, ms. */
  readonly now: number
  /** Since when (ms) Solo has said nothing of it, where it should have. */
  readonly unheard: number | null
}

/** How a report stands: an icon, a word, and what to do where it is not well. */
export function ReportStatus({ report, now, unheard }: ReportStatusProps) {
  if (report.state === 'pending') {
    const icon = <LoaderCircle aria-hidden className="size-5 flex-none motion-safe:animate-spin" />
    return (
      <Line
        icon={icon}
        hint={unheard === null ? null : `Solo has not answered since ${minuteTime(unheard)}. Still trying.`}
      >
        Being made <span className="font-normal text-ink-soft">{timer(elapsed(report.orderedAt, now))}</span>
      </Line>
    )
  }
  const { icon: Icon, words, hint = null } = ENDS[report.state]
  const look = report.state === 'completed' ? 'text-good' : ''
  return (
    <Line icon={<Icon aria-hidden className={`size-5 flex-none ${look}`} />} hint={hint}>
      {words}
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
