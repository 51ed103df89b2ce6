'use client'

import { useTranslations } from 'use-intl'
import { requestWords } from '@/components/bed-facts/request-words'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { useObservable, useTime } from '@/components/feed/feed-context'
import type { BedRequest } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import { useCallPatient } from './call-patient'
import { type CallBed, WithCall } from './with-call'

/** The bed, its patient and the request in two short lines. */
export default function Summary() {
  const t = useTranslations('callPanel')
  const { state } = useObservable(useCallPatient().standing)
  const words = t(state === 'signed-out' ? 'signedOut' : state === 'failed' ? 'failed' : 'loading')
  return (
    <span className="min-w-0 flex-1 leading-tight">
      <WithCall otherwise={<span className="text-base">{words}</span>}>
        {(now) => <Lines now={now} />}
      </WithCall>
    </span>
  )
}

function Lines({ now: { bed, request, ended } }: { now: CallBed }) {
  const t = useTranslations('request')
  const name = useBedName(bed)
  return (
    <>
      <span className="line-clamp-2 text-lg leading-tight font-bold">
        {[name, bed.patient?.name].filter(Boolean).join(' · ')}
      </span>
      <span className="line-clamp-2 text-sm text-[#aab5bf]">
        {request ? <Status request={request} /> : t(`ended.${ended?.status ?? 'other'}`)}
      </span>
    </>
  )
}

function Status({ request }: { request: BedRequest }) {
  const board = useTranslations('board')
  const status = useTime((now) => shownStatus(request, now))
  return `${board(`status.${status}`)} · ${requestWords(request, board)}`
}
