import { useEffect, useState } from 'react'
import { usualRanges } from '@/lib/reports/days'
import type { DayRange, ReportList } from '@/lib/reports/types'
import type { Draft } from './order-report'

/** The example of the reference, which the emulator accepts like any other. Each tenant has its own presets. */
const DEMO_PRESET = 'a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469'
const NO_DAYS: DayRange = { from: '', to: '' }

/** The last seven days; none until the page runs in the browser, which knows today's date. */
export function useLastWeek(): readonly [DayRange, (days: DayRange) => void] {
  const [days, setDays] = useState(NO_DAYS)
  useEffect(() => {
    const lastWeek = usualRanges(new Date()).find(({ id }) => id === 'lastWeek')
    if (lastWeek) setDays(lastWeek.range)
  }, [])
  return [days, setDays]
}

/** The draft of the form, in this page's memory only. The preset is the last one that worked, until the user chooses another. */
export function useDraft(demo: boolean, list: ReportList | undefined) {
  const [days, setDays] = useLastWeek()
  const [password, setPassword] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const worked = list?.reports.find(({ state }) => state === 'completed')?.presetId
  const presetId = chosen ?? worked ?? (demo ? DEMO_PRESET : '')
  const draft: Draft = { ...days, password, presetId }
  return {
    draft,
    change({ from = days.from, to = days.to, ...rest }: Partial<Draft>) {
      setDays({ from, to })
      if (rest.password !== undefined) setPassword(rest.password)
      if (rest.presetId !== undefined) setChosen(rest.presetId)
    },
    /** Prepares the next order: the days stay, the password is cleared, and a preset that may not work does not stay hidden. */
    clear() {
      setPassword('')
      setChosen(null)
    },
  }
}
