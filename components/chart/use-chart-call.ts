'use client'

import { useCallback } from 'react'
import { useStore } from '@/components/feed/feed-context'
import { type ApiAnswer, type ApiCall, callApi } from '@/components/feed/http'
import { useChart } from './chart-context'

type ChartCall = Omit<ApiCall, 'body'> & { readonly body?: object }

const UNHEARD = 'Lantern’s server did not answer, so it may have been done or not. Look before you try again.'

/** Calls a part of the open chart's bed, always in the name of the patient it was opened for. Never throws. */
export function useChartCall(): <T>(path: string, call?: ChartCall) => Promise<ApiAnswer<T>> {
  const { bedId, patient, onPatientChanged } = useChart()
  const { connection } = useStore()
  const { id } = patient
  return useCallback(
    async <T>(path: string, { body, headers, ...call }: ChartCall = {}) => {
      const answer: ApiAnswer<T> = await callApi<T>(`/api/beds/${encodeURIComponent(bedId)}/${path}`, {
        ...call,
        // A header holds no more than ASCII.
        headers: { 'chart-patient': encodeURIComponent(id), ...headers },
        ...(body && { body: { patient: id, ...body } }),
      })
      if (answer.status === 401) connection.set({ state: 'signed-out', why: 'expired' })
      if (!answer.ok && (answer.refusal.code === 'patient_changed' || answer.refusal.code === 'no_patient')) {
        onPatientChanged()
      }
      if (answer.ok || answer.reached || (call.method ?? 'GET') === 'GET') return answer
      return { ...answer, refusal: { ...answer.refusal, message: UNHEARD } }
    },
    [bedId, id, connection, onPatientChanged],
  )
}
