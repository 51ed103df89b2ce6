import type { SessionEnd } from '@/lib/realtime/events'
import { notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'

/** NOTIFY channel for sessions that are ended or changed, with a SessionNotice as JSON; an expiry is not announced. */
export const SESSION_CHANNEL = 'lantern_session'

export interface SessionNotice {
  readonly session: string
  /**
   * `changed`: the session continues, but its display may show something else or belongs to another building. `locked` and
   * `unlocked`: it continues, and gets less or all again.
   */
  readonly why: SessionEnd | 'changed' | 'locked' | 'unlocked'
}

/** Notifies all nodes, once the transaction commits. */
export const notifySession = (transaction: Transaction, notice: SessionNotice) =>
  notify(transaction, SESSION_CHANNEL, JSON.stringify(notice))
