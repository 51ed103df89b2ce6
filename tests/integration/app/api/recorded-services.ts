import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { accepted } from '@/lib/errors'
import { asRecorded } from '@/server/audit/recorded'
import type { Health } from '@/server/health'
import {
  added,
  addQuestion,
  appointment,
  attached,
  bedside,
  file,
  healthy,
  nobody,
  noCoverage,
  noFactors,
  noPreview,
  noTrail,
  question,
  REQUEST_ID,
  report,
  request,
  savedPath,
  savedView,
  teamsReady,
  unlocked,
} from './said-by-services'

export interface Call {
  readonly method: string
  readonly action: string
  readonly rest: readonly unknown[]
}

/** What tests change of the services' answers. */
export interface Answers {
  /** What every service does instead, until it is null again. */
  instead: (() => never) | null
  /** Whether what is asked for is new. */
  created: boolean
  health: Health
}

/** Returns services that answer at once, and note their caller and arguments in `calls`. */
export function recordedServices(calls: Call[], answers: Answers) {
  const writing =
    <T>(method: string, value: () => T) =>
    async (permit: { action: string }, ...rest: unknown[]) => {
      answers.instead?.()
      calls.push({ method, action: permit.action, rest })
      return asRecorded(accepted(value()))
    }
  return {
    ownFactors: {
      read: writing('readFactors', () => noFactors),
      askProof: writing('askProof', () => question),
      prove: writing('proveFactors', () => noFactors),
      askToAdd: writing('askToAddPasskey', () => addQuestion),
      addPasskey: writing('addPasskey', () => ({ factors: noFactors, codes: null })),
      removePasskey: writing('removePasskey', () => ({ factors: noFactors, codes: null })),
      startApp: writing('startApp', () => ({ uri: 'otpauth://totp/Lantern', key: 'ABCD' })),
      confirmApp: writing('confirmApp', () => ({ factors: noFactors, codes: null })),
      removeApp: writing('removeApp', () => ({ factors: noFactors, codes: null })),
      makeCodes: writing('makeCodes', () => ({ factors: noFactors, codes: [] })),
    },
    teams: {
      standing: async () => teamsReady,
      read: writing('readTeams', () => teamsReady),
      connect: writing('connectTeams', () => null),
      disconnect: writing('disconnectTeams', () => teamsReady),
    },
    lock: {
      standing: writing('lockStanding', () => unlocked),
      hand: writing('noteHand', () => unlocked),
      lock: writing('lockSession', () => unlocked),
      unlock: writing('unlockSession', () => unlocked),
      askPasskey: writing('askToUnlock', () => question),
      unlockByPasskey: writing('unlockByPasskey', () => unlocked),
      readPin: writing('readPin', () => ({ setAt: null })),
      setPin: writing('setPin', () => ({ setAt: 0 })),
      removePin: writing('removePin', () => ({ setAt: null })),
    },
    webhooks: {
      receive: async (body: string) => {
        answers.instead?.()
        calls.push({ method: 'receive', action: 'none', rest: [body] })
        return accepted({ replayed: body === 'again' })
      },
    },
    accountManagement: {
      list: writing('listAccounts', () => ({ accounts: [], serverTime: 0 })),
      add: writing('addAccount', () => ({ id: REQUEST_ID })),
      change: writing('changeAccount', () => null),
      disable: writing('disableAccount', () => null),
      enable: writing('enableAccount', () => null),
      resetPassword: writing('resetPassword', () => null),
      unlock: writing('unlockAccount', () => null),
      unlink: writing('unlinkAccount', () => null),
      resetFactors: writing('resetFactors', () => null),
    },
    ownAccount: {
      read: writing('readOwnAccount', () => ({ username: 'vera', sessions: [], serverTime: 0 })),
      changePassword: writing('changeOwnPassword', () => null),
      endSession: writing('endOwnSession', () => null),
    },
    displays: {
      list: writing('listDisplays', () => ({ displays: [], buildings: [], serverTime: 0 })),
      pair: writing('pairDisplay', () => ({ id: 'display-1' })),
      change: writing('changeDisplay', () => ({ id: 'display-1' })),
      revoke: writing('revokeDisplay', () => ({ id: 'display-1' })),
      namedWalls: writing('namedWalls', () => []),
      notSeen: writing('notSeen', () => ({ charts: 0, walls: 0 })),
      decideNames: writing('decideNames', () => ({ id: 'display-1' })),
    },
    views: {
      list: writing('listViews', () => []),
      save: writing('saveView', () => savedView),
      rename: writing('renameView', () => savedView),
      remove: writing('removeView', () => savedView),
    },
    callQuality: {
      report: writing('reportQuality', () => ({ received: true as const })),
      rankRooms: writing(
        'rankRooms',
        () => ({ days: 7, rooms: [], totals: { rooms: 0, calls: 0, bad: 0 } }) as const,
      ),
      mayReport: async () => false,
    },
    bedside: {
      view: writing('viewBedside', () => bedside),
      ask: writing('askAtBed', () => ({ view: bedside, created: answers.created })),
      cancel: writing('cancelAtBed', () => bedside),
      report: writing('reportDevice', () => ({ received: true as const })),
      answer: writing('answerKnock', () => ({ url: 'https://solo.example/call' })),
      decline: writing('declineKnock', () => bedside),
      leave: writing('leaveCall', () => bedside),
    },
    board: {
      snapshot: writing('snapshot', () => ({
        building: { id: 'building-1', name: 'hospital', phone: null },
        seq: 7,
        serverTime: 0,
        masked: true,
        beds: [],
        checkedAt: {},
        buildings: [],
        upstream: healthy.upstream,
        duty: { mark: '', paths: [], coverage: [], joinWithin: JOIN_WITHIN_SECONDS },
      })),
      search: writing('search', () => []),
    },
    chart: {
      open: writing('open', () => ({ patient: nobody, opensSolo: true })),
      breakGlass: writing('breakGlass', () => ({ until: 0 })),
      opened: writing('opened', () => []),
      demographics: writing('demographics', () => ({ facts: [], reach: [], contacts: [] })),
      episodes: writing('episodes', () => []),
      episodeAppointments: writing('episodeAppointments', () => []),
      appointments: writing('appointments', () => ({ appointments: [], incomplete: false })),
      note: writing('note', () => []),
      answerNote: writing('answerNote', () => ({ savedAt: 0 })),
      attachments: writing('attachments', () => []),
      addAttachment: writing('addAttachment', () => attached),
      removeAttachment: writing('removeAttachment', () => null),
      documents: writing('documents', () => []),
      addDocument: writing('addDocument', () => added),
      soloLink: writing('soloLink', () => ({ url: 'https://solo.example/integrations/linking' })),
    },
    appointments: {
      waitingRooms: writing('waitingRooms', () => []),
      slots: writing('slots', () => []),
      bed: writing('bed', () => ({ place: appointment.place, patient: null })),
      book: writing('book', () => ({ appointment, created: answers.created })),
      list: writing('list', () => ({ visits: [appointment], now: 0, solo: healthy.upstream })),
      get: writing('get', () => appointment),
      move: writing('move', () => appointment),
      cancel: writing('cancel', () => appointment),
    },
    reports: {
      list: writing('list', () => ({ reports: [report], serverTime: 0 })),
      order: writing('order', () => ({ report, created: answers.created })),
      download: writing('download', () => file),
      csvDump: writing('csvDump', () => file),
    },
    compliance: {
      byPatient: writing('trailOfPatient', () => noTrail),
      byActor: writing('trailOfActor', () => noTrail),
      findActors: writing('findActors', () => []),
      kept: writing('keptOfPatient', () => ({ answers: [], files: [] })),
      removedFile: writing('removedFile', () => file),
      unusual: writing('readUnusual', () => ({ findings: [], night: { from: 22, to: 6 }, cut: null })),
      export: writing('exportTrail', () => ({ ...file, stream: new Blob(['{}']).stream() })),
      head: writing('readHead', () => ({ last: null, kept: 0, waiting: 0 })),
    },
    queue: {
      read: writing('readQueue', () => ({ serverTime: 0, masked: true, buildings: [], beds: [] })),
    },
    layout: {
      read: writing('readLayout', () => ({ version: 'v', buildings: [] })),
      contradictions: writing('contradictions', () => []),
      preview: writing('previewLayout', () => noPreview),
      apply: writing('applyLayout', () => ({ added: 0, changed: 0, retired: 0, phones: 0 })),
      addBed: writing('addBed', () => ({ id: 'bed-1' })),
      changeBed: writing('changeBed', () => ({ id: 'bed-1' })),
      retireBed: writing('retireBed', () => ({ id: 'bed-1' })),
      returnBed: writing('returnBed', () => ({ id: 'bed-1' })),
      setUnitPhone: writing('setUnitPhone', () => ({ unit: 'unit' })),
      setBuildingPhone: writing('setBuildingPhone', () => ({ id: 'building-1' })),
      contacts: writing('contacts', () => ({ buildings: [], at: 0 })),
    },
    escalation: {
      read: writing('readEscalation', () => ({
        buildings: [],
        building: { id: 'building-1', name: 'hospital' },
        units: [],
        paths: [],
      })),
      save: writing('savePath', () => savedPath),
      inherit: writing('inheritPath', () => ({ removed: true })),
    },
    coverage: {
      read: writing('readCoverage', () => noCoverage),
      set: writing('setCoverage', () => noCoverage),
      end: writing('endCoverage', () => noCoverage),
    },
    assistance: {
      create: writing('create', () => ({ request, created: answers.created })),
      get: writing('get', () => request),
      cancel: writing('cancel', () => request),
      claim: writing('claim', () => request),
      release: writing('release', () => request),
      complete: writing('complete', () => request),
      sayOutcome: writing('sayOutcome', () => request),
      undoOutcome: writing('undoOutcome', () => request),
      join: writing('join', () => ({ url: 'https://solo.example/call' })),
      move: writing('move', () => ({ from: 'bed-1', to: 'bed-2', swapped: false })),
      settlePatient: writing('settlePatient', () => ({ settled: true as const })),
      ofCall: writing('ofCall', () => ({
        request,
        mrn: '1234',
        appointmentId: '77',
        reader: { userId: 'user-1', name: 'Vera Novak, RN', role: 'virtual' as const },
      })),
      providerLink: writing('providerLink', () => ({ url: 'https://solo.example/call' })),
    },
  }
}
