'use client'

import { useState } from 'react'
import { CallStage } from '@/components/call/call-room'
import type { CallSession } from '@/components/call/call-session'
import { createPlayback } from '@/components/call/playback'
import {
  type CallPatient,
  CallPatientProvider,
  createCallPatient,
} from '@/components/call-panel/call-patient'
import { PATIENT_ASIDE } from '@/components/call-panel/patient-aside'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { createObservable } from '@/components/feed/observable'
import { CALL_SCENES, type CallScene, type CallSceneName } from './call-scenes'
import { snapshotOf } from './example-building'
import { HOUSE, PEOPLE, PINNED_AT } from './example-data'
import { freezeBrowser } from './frozen-browser'

/** The page of a nurse's call with the patient next to it, with the time frozen. */
export default function CallSceneView({ name }: { name: CallSceneName }) {
  const [{ patient, session }] = useState(() => stage(CALL_SCENES[name]))
  return (
    <div data-live="live">
      <CallPatientProvider patient={patient}>
        <CallStage session={session} side="provider" aside={PATIENT_ASIDE} />
      </CallPatientProvider>
    </div>
  )
}

function stage(scene: CallScene): { readonly patient: CallPatient; readonly session: CallSession } {
  freezeBrowser('ready')
  const patient = createCallPatient({ callId: 'gallery', teams: 'off' })
  patient.standing.set(scene.signedOut ? { state: 'signed-out' } : known(scene))
  return { patient, session: sessionOf(scene) }
}

function known({ bed, connection }: CallScene) {
  const clock = createClock(() => PINNED_AT)
  const store = createBoardStore(clock)
  store.load(snapshotOf({ beds: [bed] }))
  store.connection.set(connection)
  const { request } = bed
  if (!request) throw new Error('A call of the gallery is that of a request.')
  const { floor, room, label, id: bedId, buildingId } = bed
  const place = { building: HOUSE.name, floor, room, bed: label }
  return {
    state: 'known',
    call: {
      request: { ...request, bedId, buildingId, place, ended: null },
      mrn: bed.patient?.mrn ?? null,
      appointmentId: 'gallery',
      reader: { ...PEOPLE.virtual, role: 'virtual' },
    },
    feed: { store, clock },
    bedId: createObservable(bedId),
  } as const
}

const nothing = () => {}
const nothingLater = async () => {}

function sessionOf({ call, others, guests = [] }: CallScene): CallSession {
  return {
    state: createObservable(call),
    others: createObservable(others),
    since: createObservable<number | null>(null),
    bedLeft: createObservable(null),
    capture: {
      state: createObservable({
        media: { mic: true, camera: true, screen: false },
        tracks: { audio: null, video: null },
        fault: null,
        cameraId: null,
        micId: null,
      }),
      start: nothingLater,
      setMic: nothingLater,
      setCamera: nothingLater,
      shareScreen: nothingLater,
      stopScreen: nothing,
      choose: nothingLater,
      move: nothingLater,
      refresh: nothing,
      stop: nothing,
    },
    meter: null,
    playback: createPlayback(),
    start: nothingLater,
    guests: { list: createObservable(guests), invite: async () => null, decide: async () => null },
    sayEmergency: nothing,
    moveCamera: nothing,
    cameraMoves: null,
    hangUp: nothingLater,
    stop: nothing,
  }
}
