'use client'

import { Disclosure } from '@/components/ui/disclosure'
import type { ChartEpisode, EpisodeVisit } from '@/lib/chart/types'
import { PartView } from './part-view'
import { usePart } from './use-part'
import { dayAndTime, statusWords } from './when'

/** Operation 24; each episode's appointments (27) when they are asked for. */
export function Episodes() {
  const part = usePart<readonly ChartEpisode[]>('chart/episodes')
  return (
    <PartView part={part} what="the episodes">
      {(episodes) =>
        episodes.length === 0 ? (
          <p className="py-2 text-base text-ink-soft">Solo has no episode of this patient.</p>
        ) : (
          <ul className="space-y-3">
            {episodes.map((one) => (
              <li key={one.id} className="rounded-lg border border-line-strong px-4 pt-3 pb-1">
                <Episode episode={one} />
              </li>
            ))}
          </ul>
        )
      }
    </PartView>
  )
}

function Episode({ episode }: { episode: ChartEpisode }) {
  const { id, name, type, status, from, to, objective, reasonIncomplete } = episode
  const span = from ? `${from} to ${to ?? 'now'}` : null
  const more = [status && statusWords(status), type, span].filter(Boolean)
  return (
    <>
      <p className="text-lg font-semibold">{name}</p>
      <p className="text-base text-ink-soft first-letter:uppercase">{more.join(' · ')}</p>
      {objective && <p className="mt-1 text-base">Aim: {objective}</p>}
      {reasonIncomplete && <p className="mt-1 text-base">Why incomplete: {reasonIncomplete}</p>}
      <div className="mt-2 border-t border-line">
        <Disclosure level={4} title="Its appointments">
          <Visits episodeId={id} />
        </Disclosure>
      </div>
    </>
  )
}

function Visits({ episodeId }: { episodeId: string }) {
  const part = usePart<readonly EpisodeVisit[]>(`chart/episodes/${encodeURIComponent(episodeId)}`)
  return (
    <PartView part={part} what="its appointments">
      {(visits) =>
        visits.length === 0 ? (
          <p className="text-base text-ink-soft">There is none.</p>
        ) : (
          <ul className="divide-y divide-line text-base">
            {visits.map(({ appointmentId, at, reasons, hasNotes }) => (
              <li key={appointmentId} className="flex flex-wrap gap-x-4 py-2">
                <span className="w-44 flex-none font-medium">
                  {at === null ? 'Without a time' : dayAndTime(at)}
                </span>
                <span className="min-w-0 flex-1">{reasons.join(', ') || 'No reason given'}</span>
                {hasNotes && <span className="text-ink-soft">has a note</span>}
              </li>
            ))}
          </ul>
        )
      }
    </PartView>
  )
}
