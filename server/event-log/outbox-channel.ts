import { notice, notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'

/** NOTIFY channel for deliveries that are due; any node may take them. */
export const OUTBOX_CHANNEL = 'lantern_courier'

/** SQL that wakes the workers of the outbox once the transaction commits; a part of a statement that writes something besides. */
export const outboxNotice = () => notice(OUTBOX_CHANNEL, '')

/** Wakes the workers of the outbox once the transaction commits. */
export const wakeOutboxWorker = (tx: Transaction) => notify(tx, OUTBOX_CHANNEL, '')
