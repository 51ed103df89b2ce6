'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DeviceDot } from '@/components/bed-facts/device-dot'
import { DeviceNotes } from '@/components/bed-facts/device-notes'
import { freshnessWords } from '@/components/bed-facts/freshness-words'
import { useCheckedAt, useObservable, useStore, useTime } from '@/components/feed/feed-context'
import type { Bed } from '@/lib/board/types'
import { elapsed, inWords } from '@/lib/board/waiting'
import { OfflineFallback } from './offline-fallback'
import { PatientFacts } from './patient-facts'

/** The patient and the device of a bed, and the age of that data. */
export function BedDetails({ bed }: { bed: Bed }) {
  const t = useTranslations('request')
  const board = useTranslations('board')
  const checkedAt = useCheckedAt(bed.id)
  const checked = useTime((now) => freshnessWords(checkedAt, now, board))
  const { at } = bed.device
  const told = useTime((now) => (at === undefined ? null : inWords(elapsed(at, now))))
  const readiness = board(`device.${bed.device.readiness}`)
  const masked = useObservable(useStore().boardInfo)?.masked ?? true
  const nobody =
    bed.occupied === false ? 'known.empty' : masked && bed.occupied ? 'known.hidden' : 'known.unknown'
  return (
    <>
      <dl className="divide-y divide-line border-y border-line text-base">
        {bed.patient ? (
          <PatientFacts patient={bed.patient} />
        ) : (
          <Fact name={t('known.patient')}>
            <span className="text-ink-soft">{t(nobody)}</span>
          </Fact>
        )}
        <Fact name={t('known.device')}>
          <span className={bed.device.readiness === 'offline' ? 'font-semibold' : ''}>
            {(bed.device.readiness === 'ready' || bed.device.readiness === 'unknown') && (
              <span className="mr-2 align-middle text-2xl leading-none text-ink-soft">
                <DeviceDot readiness={bed.device.readiness} />
              </span>
            )}
            {told === null ? readiness : board('deviceTold', { device: readiness, time: told })}
          </span>
          {bed.device.serial && <span className="text-ink-faint">{` · ${bed.device.serial}`}</span>}
          <span className="block text-sm text-ink-faint">{checked}</span>
        </Fact>
      </dl>
      <DeviceNotes device={bed.device} />
      <OfflineFallback bed={bed} />
    </>
  )
}

/** One fact: its name and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 py-2">
      <dt className="w-20 flex-none text-ink-soft">{name}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  )
}
