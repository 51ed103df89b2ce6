'use client'

import { useEffect } from 'react'
import useSWR from 'swr'
import { callApi } from '@/components/feed/http'
import { useBoardSession } from '@/components/session/session-context'
import type { TeamsStanding, TeamsState } from '@/lib/teams/standing'
import { onTeamsChanged } from './teams-channel'

const load = async (path: string): Promise<TeamsStanding | undefined> => {
  const answer = await callApi<TeamsStanding>(path)
  return answer.ok ? answer.value : undefined
}

/**
 * Returns whether the user can join by Teams now. Loads it again when this tab becomes visible, when another tab has connected an
 * account, and when `refusedCode` changes, since a refusal may be the first sign of a change.
 */
export function useTeams(refusedCode: string | undefined): TeamsState {
  const { teams } = useBoardSession()
  const { data, mutate } = useSWR(teams === 'off' ? null : '/api/teams', load)
  useEffect(() => onTeamsChanged(() => void mutate()), [mutate])
  useEffect(() => {
    if (refusedCode) void mutate()
  }, [refusedCode, mutate])
  return data?.state ?? teams
}
