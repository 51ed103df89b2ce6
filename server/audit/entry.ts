import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import type { Actor } from '@/server/access/permission'
import type { ActorKind } from '@/server/db/audit-tables'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { patientSet } from './patient-sets'

/** Who acts, as a row names them. */
export interface Who {
  readonly kind: ActorKind
  readonly id: string | null
  readonly name: string | null
  readonly role: Role | null
  /** The id of the session; the row holds only a part of its hash. */
  readonly sessionId: string | null
  readonly address: string | null
}

/** What an act is about. The bed, building and patient are found from the request or the bed where they are not named. */
export interface About {
  readonly buildingId?: string | null
  readonly bedId?: string | null
  readonly requestId?: string | null
  /** The MRN; null: of no one who is known. Absent: of the patient who lies in the bed. */
  readonly patient?: string | null
  /** The MRNs of all who were read together. */
  readonly patients?: readonly string[]
  /** In the actor's words or from a fixed list; it may be about a patient. */
  readonly reason?: string | null
  /** Ids and words of fixed lists, never what someone typed. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

export interface AuditEntry extends About {
  readonly who: Who
  /** An Action, or what is done without a permit: `sign-in`, `sign-out`, a command. */
  readonly action: string
  /** `done`, or the code of the refusal or failure. */
  readonly outcome: string
}

/** Returns an actor as audit rows name them. */
export const whoIs = (actor: Actor): Who => ({
  kind: actor.device ? 'device' : actor.display ? 'display' : 'account',
  id: actor.userId,
  name: actor.name,
  role: actor.role,
  sessionId: actor.sessionId,
  address: actor.address ?? null,
})

/** Someone without a session. */
export const stranger = (address: string | null): Who => ({
  kind: 'stranger',
  id: null,
  name: null,
  role: null,
  sessionId: null,
  address,
})

/** Returns what a row holds of a session's id: it tells sessions apart and opens none. */
const sessionMark = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex').slice(0, 16)

/**
 * Writes the row of an act: in the caller's transaction, it stands or falls with the act. One statement, which also keeps a set of
 * patients that was not known. Give it no transaction of repeatable reads together with `patients`: another may keep the same set.
 */
export const writeEntry = (on: Orm | Transaction, entry: AuditEntry): Promise<void> =>
  writeEntries(on, [entry])

/** Writes the rows of acts that happened together, in one statement. */
export async function writeEntries(on: Orm | Transaction, entries: readonly AuditEntry[]): Promise<void> {
  await on.execute(sql`select ${sql.join(entries.map(noted), sql`, `)}`)
}

/** What `audit_note` takes for a patient who is known to be none; null there means that it looks who lies in the bed. */
const NO_ONE = ''

function noted(entry: AuditEntry): SQL {
  const { who, action, outcome, buildingId, bedId, requestId, patient, reason, detail } = entry
  const set = entry.patients && entry.patients.length > 0 ? patientSet(entry.patients) : null
  const session = who.sessionId === null ? null : sessionMark(who.sessionId)
  return sql`lantern.audit_note(${who.kind}, ${who.id}, ${who.name}, ${who.role}, ${session}, ${who.address}, ${action}, ${outcome},
      ${buildingId ?? null}, ${bedId ?? null}, ${patient === null ? NO_ONE : (patient ?? null)}, ${set?.hash ?? null},
      ${set ? JSON.stringify(set.mrns) : null}, ${requestId ?? null}, ${reason ?? null},
      ${detail ? JSON.stringify(detail) : null})`
}
