'use client'

import { useLoaded } from '@/components/feed/use-loaded'
import type { AccountList, OwnAccount } from '@/lib/board/account'

/** Passwords may be guessed right now. */
const REFRESH_MS = 10_000

/** Returns every account, for administrators; refreshed every few seconds. */
export const useAccounts = () => useLoaded<AccountList>('/api/accounts', () => REFRESH_MS)

/** Returns the reader's own account with its open sessions, refreshed every few seconds. */
export const useOwnAccount = () => useLoaded<OwnAccount>('/api/account', () => REFRESH_MS)
