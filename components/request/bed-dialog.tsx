'use client'

import MoveRight from 'lucide-react/icons/move-right'
import { useLayoutEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBedName } from '@/components/bed-facts/use-bed-name'
import { createDrafts, type Drafts, draftKey } from '@/components/chart/drafts'
import { LazyChart } from '@/components/chart/lazy-chart'
import { RequestLine } from '@/components/chart/request-line'
import { useBed, useEnded, useObservable, useStore } from '@/components/feed/feed-context'
import { ContradictionNotes } from '@/components/layout/contradiction-notes'
import { isUnsent } from '@/components/outbox/outbox'
import { useAttempt, useOutbox } from '@/components/outbox/outbox-context'
import { useBoardSession } from '@/components/session/session-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useLocked } from '@/components/ui/page-lock'
import { Tabs } from '@/components/ui/tabs'
import { usePlaces } from '@/components/words/use-places'
import { may } from '@/lib/board/roles'
import type { Bed } from '@/lib/board/types'
import { AskForm } from './ask-form'
import { AttemptStatus } from './attempt-status'
import { BedDetails } from './bed-details'
import { EndedNote } from './ended-note'
import { MovePanel } from './move-panel'
import { MovedNote } from './moved-note'
import { OpenRequest } from './open-request'

export interface BedDialogProps {
  readonly bedId: string | null
  readonly onClose: () => void
}

/** The dialog of a bed. Only this file decides which view it shows. */
export function BedDialog({ bedId, onClose }: BedDialogProps) {
  // Unsaved text of a chart outlives its dialog.
  const [drafts] = useState(createDrafts)
  return bedId === null ? null : <OpenBed key={bedId} bedId={bedId} drafts={drafts} onClose={onClose} />
}

type ViewName = 'help' | 'patient'

interface OpenBedProps {
  readonly bedId: string
  readonly drafts: Drafts
  readonly onClose: () => void
}

function OpenBed({ bedId, drafts, onClose }: OpenBedProps) {
  const t = useTranslations('request')
  const { actor } = useBoardSession()
  const locked = useLocked()
  const [view, setView] = useState<ViewName>('help')
  const bed = useBed(bedId)
  const name = useBedName(bed)
  const places = usePlaces()
  const building = useObservable(useStore().boardInfo)?.building.name
  const outbox = useOutbox()
  const attempt = useAttempt(bedId)
  useLayoutEffect(() => {
    // An attempt that was accepted after its dialog was closed: the board shows the request.
    for (const { key, bedId: at, state } of outbox.attempts.get()) {
      if (at === bedId && state === 'accepted') outbox.drop(key)
    }
  }, [bedId, outbox])
  const close = () => {
    if (attempt && !isUnsent(attempt.state)) outbox.drop(attempt.key)
    onClose()
  }
  if (!bed) return null
  const where = [places.floor(bed.floor), bed.department, building].filter(Boolean).join(' · ')
  return (
    <Dialog
      open
      onClose={close}
      title={name}
      description={where}
      focusAfter={() => cardOf(bed.id)}
      wide={view === 'patient' && !locked}
    >
      {may(actor.role, 'chart:read') && !locked ? (
        <Tabs<ViewName>
          label={t('views.label')}
          current={view}
          onChange={setView}
          tabs={[
            { id: 'help', label: t('views.help'), content: <Inside bed={bed} onClose={close} /> },
            {
              id: 'patient',
              label: <PatientLabel bedId={bed.id} drafts={drafts} />,
              content: (
                <LazyChart
                  bed={bed}
                  drafts={drafts}
                  banner={<RequestLine bed={bed} onBack={() => setView('help')} />}
                />
              ),
            },
          ]}
        />
      ) : (
        <Inside bed={bed} onClose={close} />
      )}
    </Dialog>
  )
}

function PatientLabel({ bedId, drafts }: { bedId: string; drafts: Drafts }) {
  const t = useTranslations('request')
  const notes = useObservable(drafts.notes)
  const documents = useObservable(drafts.documents)
  const unsaved = [...notes.keys(), ...documents.keys()].some((key) => key.startsWith(`${draftKey(bedId)}/`))
  if (!unsaved) return t('views.patient')
  return (
    <span>
      {t.rich('views.unsaved', {
        soft: (parts) => <span className="text-sm font-normal text-ink-soft">{parts}</span>,
      })}
    </span>
  )
}

/** Finds the bed's card, which takes the focus after the dialog: a search opens the dialog without a tap on it. */
const cardOf = (bedId: string) => document.querySelector<HTMLElement>(`[data-bed="${bedId}"]`)

/** The actions at a bed, or moving its patient. */
function Inside({ bed, onClose }: { bed: Bed; onClose: () => void }) {
  const t = useTranslations('request')
  const { actor } = useBoardSession()
  const [moving, setMoving] = useState(false)
  const mayMove = may(actor.role, 'bed:move')
  if (moving) return <MovePanel bed={bed} onBack={() => setMoving(false)} />
  return (
    <>
      <ContradictionNotes bed={bed} mayDecide={mayMove} />
      <View bed={bed} onClose={onClose} />
      {mayMove && bed.patient && (
        <Button variant="quiet" className="mt-3 w-full" onClick={() => setMoving(true)}>
          <MoveRight aria-hidden className="size-5" />
          {t('move.open')}
        </Button>
      )}
    </>
  )
}

function View({ bed, onClose }: { bed: Bed; onClose: () => void }) {
  const t = useTranslations('request')
  const { actor } = useBoardSession()
  const attempt = useAttempt(bed.id)
  const ended = useEnded(bed.id)
  // A request that ends while it is shown must not turn into the form that asks for help.
  const [watched, setWatched] = useState<string | null>(bed.request?.id ?? null)
  if (bed.request && bed.request.id !== watched) setWatched(bed.request.id)

  const movedTo = useMovedTo(bed.id, watched)
  if (movedTo && !bed.request) return <MovedNote to={movedTo} />
  if (!bed.request && watched !== null) {
    return <EndedNote ended={ended?.id === watched ? ended : null} onClose={onClose} />
  }
  // What asks whether help is still needed is for those who may ask, while no one else has asked here.
  const asks = attempt?.state === 'held' ? may(actor.role, 'request:create') && !bed.request : true
  if (attempt && asks) return <AttemptStatus attempt={attempt} bed={bed} onClose={onClose} />
  if (bed.request) return <OpenRequest bed={bed} request={bed.request} onClose={onClose} />
  if (may(actor.role, 'request:create')) return <AskForm bed={bed} />
  return (
    <>
      <p className="mb-4 text-lg text-ink-soft">{t('nobodyAsked')}</p>
      <BedDetails bed={bed} />
    </>
  )
}

/** Returns the bed that a request has moved to with its patient; null while it is at this one. */
function useMovedTo(bedId: string, requestId: string | null): Bed | null {
  const { beds, lastEvent } = useStore()
  useObservable(lastEvent)
  if (requestId === null) return null
  for (const bed of beds.values()) if (bed.id !== bedId && bed.request?.id === requestId) return bed
  return null
}
