import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { pino } from 'pino'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import type { Role } from '@/lib/board/roles'
import { accepted } from '@/lib/errors'
import type { TeamsStanding } from '@/lib/teams/standing'
import type { Actor } from '@/server/access/permission'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { createAccountService } from '@/server/accounts/service'
import { display } from '@/server/db/schema'
import { createDisplayService } from '@/server/displays/service'
import type { Health } from '@/server/health'
import type { Database } from '@/server/platform/db/open'
import { installRuntime, type Runtime } from '@/server/runtime'
import { displayActor } from '@/server/sessions/display-session'
import { displayCookie } from '@/server/sessions/session-cookie'
import { openDisplaySession } from '@/server/sessions/sessions'
import {
  added,
  appointment,
  attached,
  bedside,
  file,
  healthy,
  nobody,
  noCoverage,
  noPreview,
  report,
  request,
  savedPath,
  savedView,
} from './said-by-services'

const AUTH_SECRET = 'a-secret-of-at-least-thirty-two-characters'

export interface Call {
  readonly method: string
  readonly action: string
  readonly rest: readonly unknown[]
}

export interface InstalledRuntime {
  readonly runtime: Runtime
  /** The calls that reached a service, in order. */
  readonly calls: Call[]
  /** Every line of the log. */
  readonly lines: string[]
  /** Makes every service do this instead, until it is set to null. */
  readonly services: { instead: (() => never) | null; created: boolean; health: Health }
  /** The Cookie header of a user who signed in, as next-auth writes it. */
  cookieOf(role: Role): Promise<string>
}

const standing: TeamsStanding = { state: 'ready', connectable: true, connected: { name: 'vera@ward.test' } }

/** A runtime whose accounts are real, and whose other services record their caller and arguments. */
export async function installTestRuntime(database: Database): Promise<InstalledRuntime> {
  const calls: Call[] = []
  const lines: string[] = []
  const services: InstalledRuntime['services'] = { instead: null, created: true, health: healthy }
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  await loadDemoAccounts(database.orm)
  const accounts = createAccountService({ database, demo: true, sessionSeconds: 3600, log })
  const writing =
    <T>(method: string, value: () => T) =>
    async (permit: { action: string }, ...rest: unknown[]) => {
      services.instead?.()
      calls.push({ method, action: permit.action, rest })
      return accepted(value())
    }
  const runtime: Runtime = {
    mode: 'demo',
    version: 'of the tests',
    calls: null,
    authSecret: AUTH_SECRET,
    sessionSeconds: 3600,
    secureCookies: false,
    entra: null,
    teams: {
      standing: async () => standing,
      read: writing('readTeams', () => standing),
      connect: async () => null,
      disconnect: writing('disconnectTeams', () => standing),
    },
    accounts,
    log,
    health: async () => services.health,
    webhooks: {
      receive: async (body) => {
        services.instead?.()
        calls.push({ method: 'receive', action: 'none', rest: [body] })
        return accepted({ replayed: body === 'again' })
      },
    },
    displays: {
      ...createDisplayService(database, log),
      list: writing('listDisplays', () => ({ displays: [], buildings: [], serverTime: 0 })),
      pair: writing('pairDisplay', () => ({ id: 'display-1' })),
      change: writing('changeDisplay', () => ({ id: 'display-1' })),
      revoke: writing('revokeDisplay', () => ({ id: 'display-1' })),
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
      ask: writing('askAtBed', () => ({ view: bedside, created: services.created })),
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
      book: writing('book', () => ({ appointment, created: services.created })),
      list: writing('list', () => ({ visits: [appointment], now: 0, solo: healthy.upstream })),
      get: writing('get', () => appointment),
      move: writing('move', () => appointment),
      cancel: writing('cancel', () => appointment),
    },
    reports: {
      list: writing('list', () => ({ reports: [report], serverTime: 0 })),
      order: writing('order', () => ({ report, created: services.created })),
      download: writing('download', () => file),
      csvDump: writing('csvDump', () => file),
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
      create: writing('create', () => ({ request, created: services.created })),
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
  installRuntime(runtime)
  const displayCookieOf = async (actor: Actor) =>
    (await displayCookie(actor, AUTH_SECRET, false)).split(';')[0] ?? ''
  return {
    runtime,
    calls,
    lines,
    services,
    cookieOf: async (role) => {
      if (role === 'device') return displayCookieOf(await pairDevice(database))
      const signedIn = await accounts.signIn(role, DEMO_PASSWORD, '10.0.0.1')
      if (!signedIn.ok) throw new Error(signedIn.refusal.code)
      const { userId, name, sessionId } = signedIn.value
      const token = { sub: userId, name, role, sid: sessionId, until: Date.now() + 3_600_000 }
      return `next-auth.session-token=${await encode({ token, secret: AUTH_SECRET, maxAge: 3600 })}`
    },
  }
}

/** No user signs in as the device of a bed: an administrator pairs it. */
const pairDevice = ({ orm }: Database): Promise<Actor> =>
  orm.transaction(async (tx) => {
    const values = { name: 'Tablet', bedSerial: randomUUID(), pairedById: randomUUID(), pairedByName: 'Ada' }
    const [made] = await tx.insert(display).values(values).returning()
    if (!made) throw new Error('no display')
    return displayActor(made, await openDisplaySession(tx, made.id))
  })
