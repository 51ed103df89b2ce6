'use client'

import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { reasonWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import type { QueueEntry } from '@/components/feed/board-store'
import { useBed, useObservable, useStore, useTime } from '@/components/feed/feed-context'
import type { Observables } from '@/components/feed/observable'
import { useBoardWords } from '@/components/session/session-context'
import type { Bed } from '@/lib/board/types'
import { isUnclaimed } from '@/lib/board/waiting'
import { LabelInSentence, StripLabel } from './strip-label'

const STYLES = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine-full text-on-routine-full',
} as const

/** How many requests after the first are shown with their place; the rest is a number. */
const BEHIND = 3
/** The label's part of its tile: the rest is for the icon, the reason and the timer. */
const FIRST = { width: 0.3, narrow: 0.55, height: 0.96 }
const NEXT = { width: 0.58, narrow: 0.58, height: 0.52 }
const HEIGHT = 'h-[clamp(5rem,11dvh,7.5rem)]'

/** Shows, readable from 5 m, who waits longest or most urgently, where and how long, whichever page the wall shows. */
export function WaitingStrip() {
  const t = useTranslations('wall.answer')
  const store = useStore()
  const waiting = useObservable(store.queue).filter(({ status }) => isUnclaimed(status))
  const known = useObservable(store.boardInfo) !== null
  const stale = useObservable(store.connection).state === 'stale'
  const [first, ...others] = waiting
  if (!known) return null
  if (!first) {
    return (
      <p className="flex h-[clamp(4rem,11dvh,7.5rem)] flex-none items-center px-7 text-[clamp(1.75rem,3.2vw,3.75rem)] font-medium tracking-tight text-ink-faint">
        {stale ? t('nobodyWas') : t('nobody')}
      </p>
    )
  }
  return (
    <div className={`mx-5 mb-4 flex flex-none gap-2 ${stale ? 'grayscale' : ''}`}>
      <FirstWaiting entry={first} />
      {others.slice(0, BEHIND).map((entry) => (
        <NextWaiting key={entry.bedId} entry={entry} />
      ))}
      <More shown={others.slice(0, BEHIND)} rest={others.slice(BEHIND)} />
    </div>
  )
}

function FirstWaiting({ entry }: { entry: QueueEntry }) {
  const t = useTranslations('wall.answer')
  const board = useBoardWords()
  const bed = useBed(entry.bedId)
  if (!bed?.request) return null
  const { request } = bed
  const notSent = entry.status === 'not-sent'
  return (
    <div
      data-tile
      className={`flex min-w-0 flex-1 items-stretch gap-[1.4vw] overflow-hidden rounded-lg pr-[1.6vw] ${HEIGHT} ${STYLES[request.priority]}`}
    >
      <span className="grid w-[max(5.5vw,2.75rem)] flex-none place-items-center">
        <PriorityIcon priority={request.priority} className="size-[clamp(2rem,3.4vw,4rem)]" />
      </span>
      <p className="self-center text-[clamp(1.75rem,3.9vw,4.75rem)] font-extrabold tracking-tight whitespace-nowrap">
        <StripLabel bedId={entry.bedId} part={FIRST} />
      </p>
      <div className="min-w-0 flex-1 self-center leading-tight max-md:hidden">
        <p className="truncate text-[clamp(1rem,1.6vw,1.9rem)] font-bold">
          {notSent && <span className="hazard mr-[0.5em] px-[0.3em] font-extrabold">{t('notSent')}</span>}
          {board(`priority.${request.priority}`)}
        </p>
        <p className="mt-0.5 truncate text-[clamp(0.9rem,1.35vw,1.6rem)] font-medium">
          {[reasonWords(request, board), bed.floor].filter(Boolean).join(', ')}
        </p>
      </div>
      <p className="min-w-[2.4em] self-center text-right text-[clamp(2rem,5vw,6rem)] font-extrabold tracking-tight max-md:ml-auto">
        <WaitingTimer since={request.askedAt} />
      </p>
    </div>
  )
}

/** One of the next requests: where, and how long. */
function NextWaiting({ entry }: { entry: QueueEntry }) {
  const board = useBoardWords()
  const bed = useBed(entry.bedId)
  if (!bed?.request) return null
  const { request } = bed
  return (
    <div
      data-tile
      className={`flex w-[10.5vw] flex-none flex-col justify-center overflow-hidden rounded-lg px-[0.9vw] leading-none whitespace-nowrap max-xl:hidden ${HEIGHT} ${STYLES[request.priority]}`}
    >
      <p className="flex items-center gap-[0.4em] text-[clamp(1.25rem,2vw,2.4rem)] font-extrabold tracking-tight">
        <PriorityIcon priority={request.priority} className="size-[0.9em] flex-none" />
        <StripLabel bedId={entry.bedId} part={NEXT} />
      </p>
      <p className="mt-[0.35em] flex items-center gap-[0.4em] text-[clamp(1.1rem,1.8vw,2.15rem)] font-bold">
        {entry.status === 'not-sent' && (
          <span className="hazard p-[0.15em]">
            <TriangleAlert role="img" aria-label={board('status.not-sent')} className="size-[0.9em]" />
          </span>
        )}
        <WaitingTimer since={request.askedAt} />
      </p>
    </div>
  )
}

/** Sums up the requests that are not shown: how many, how many emergencies, and the longest wait. */
function More({ shown, rest }: { shown: readonly QueueEntry[]; rest: readonly QueueEntry[] }) {
  const t = useTranslations('wall.answer')
  const { beds } = useStore()
  const requests = () => rest.flatMap(({ bedId }) => beds.get(bedId)?.request ?? [])
  // Read on every tick: raising a request in place to an emergency changes nothing else here.
  const emergencies = useTime(() => requests().filter(({ priority }) => priority === 'emergency').length)
  const longestAt = useTime(() => longestOf(rest, beds)?.id ?? null)
  const longest = longestAt === null ? undefined : beds.get(longestAt)
  const since = longest?.request?.askedAt ?? 0
  const behind = shown.length + rest.length
  if (behind === 0) return null
  return (
    <div
      className={`flex flex-none flex-col justify-center gap-[0.2em] px-[0.8vw] text-[clamp(0.9rem,1.25vw,1.5rem)] leading-tight font-bold whitespace-nowrap max-md:hidden ${HEIGHT} ${rest.length === 0 ? 'xl:hidden' : ''}`}
    >
      <p className="xl:hidden">{t('moreWaiting', { n: behind })}</p>
      {rest.length > 0 && <p className="max-xl:hidden">{t('more', { n: rest.length })}</p>}
      {emergencies > 0 && (
        <p className="rounded bg-emergency px-[0.4em] py-[0.1em] text-on-emergency">
          {t('emergencies', { n: emergencies })}
        </p>
      )}
      {longest?.request && (
        <p className="font-medium text-ink-soft">
          {t.rich('longest', {
            bed: () => <LabelInSentence bedId={longest.id} />,
            timer: () => <WaitingTimer since={since} />,
          })}
        </p>
      )}
    </div>
  )
}

/** Returns the bed with the longest wait, whatever its priority. */
function longestOf(entries: readonly QueueEntry[], beds: Observables<Bed>): Bed | undefined {
  const waiting = entries.flatMap(({ bedId }) => beds.get(bedId) ?? [])
  const since = ({ request }: Bed) => request?.askedAt ?? Number.POSITIVE_INFINITY
  return waiting.toSorted((a, b) => since(a) - since(b))[0]
}
