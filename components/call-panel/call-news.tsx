'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { returnedWords } from '@/components/escalation/escalation-words'
import { useBoardSession } from '@/components/session/session-context'
import { useFormats } from '@/components/words/use-formats'
import type { BedRequest } from '@/lib/board/types'
import { type CallBed, WithCall } from './with-call'

/** What the nurse in the call has to know at once: the request is not theirs any more, or the patient is not where they were. */
export default function CallNews() {
  return (
    <WithCall>
      {(now) => (
        <div role="status" className="flex-none">
          <PatientNews now={now} />
          {now.request ? <ClaimNews request={now.request} /> : <EndedNews now={now} />}
        </div>
      )}
    </WithCall>
  )
}

const Line = ({ children }: { children: ReactNode }) => <p className="call-notice">{children}</p>

function PatientNews({ now: { call, bed, request } }: { now: CallBed }) {
  const t = useTranslations('callPanel.news')
  const name = useBedName(bed)
  if (call.mrn === null) return <Line>{t('notCurrent')}</Line>
  if (bed.patient?.mrn !== call.mrn) return <Line>{t(bed.patient ? 'another' : 'noOne', { bed: name })}</Line>
  return !request || bed.id === call.request.bedId ? null : <Line>{t('moved', { bed: name })}</Line>
}

function ClaimNews({ request }: { request: BedRequest }) {
  const t = useTranslations('callPanel.news')
  const escalation = useTranslations('escalation')
  const { actor } = useBoardSession()
  const { claimedBy } = request
  if (claimedBy?.userId === actor.userId) return null
  if (claimedBy) return <Line>{claimedBy.name ? t('other', { name: claimedBy.name }) : t('somebody')}</Line>
  const why = returnedWords(request, escalation)
  return <Line>{why ? t('queueWhy', { why }) : t('queue')}</Line>
}

function EndedNews({ now: { ended } }: { now: CallBed }) {
  const { clockTime } = useFormats()
  const t = useTranslations('callPanel.news')
  const request = useTranslations('request')
  if (!ended) return <Line>{t('endedUnknown')}</Line>
  const time = clockTime(ended.at)
  const when = ended.by ? request('ended.by', { name: ended.by, time }) : request('ended.at', { time })
  return <Line>{t('ended', { what: request(`ended.${ended.status}`), when })}</Line>
}
