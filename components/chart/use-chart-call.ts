'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '@/components/feed/feed-context'
import { type ApiAnswer, type ApiCall, callApi } from '@/components/feed/http'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'
import { useChart } from './chart-context'

type ChartCall = Omit<ApiCall, 'body'> & { readonly body?: object }

/** The result of a call; a refusal also as a sentence in the reader's language. */
export type ChartAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly words: string }

/** Calls the API of the open chart, always for the patient that it was opened for. Never throws. */
export function useChartCall(): <T>(path: string, call?: ChartCall) => Promise<ChartAnswer<T>> {
  const { bedId, patient, onPatientChanged, onClosed } = useChart()
  const t = useTranslations('chart')
  const words = useRefusalWords()
  const { connection } = useStore()
  const { id } = patient
  return useCallback(
    async <T>(path: string, { body, headers, ...call }: ChartCall = {}): Promise<ChartAnswer<T>> => {
      const answer: ApiAnswer<T> = await callApi<T>(`/api/beds/${encodeURIComponent(bedId)}/${path}`, {
        ...call,
        // A header holds ASCII only.
        headers: { 'chart-patient': encodeURIComponent(id), ...headers },
        ...(body && { body: { patient: id, ...body } }),
      })
      if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
      if (!answer.ok && (answer.refusal.code === 'patient_changed' || answer.refusal.code === 'no_patient')) {
        onPatientChanged()
      }
      if (!answer.ok && answer.refusal.code === 'not_your_unit') onClosed()
      if (answer.ok) return answer
      const { refusal, reached } = answer
      const known = reached || (call.method ?? 'GET') === 'GET'
      return { ok: false, refusal, words: known ? words(refusal) : t('unheard') }
    },
    [bedId, id, connection, onPatientChanged, onClosed, t, words],
  )
}
