import { notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'

/** NOTIFY channel for deliveries that are due; any node may take them. */
export const OUTBOX_CHANNEL = 'lantern_courier'

export const wakeOutboxWorker = (tx: Transaction) => notify(tx, OUTBOX_CHANNEL, '')
