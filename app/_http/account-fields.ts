import { z } from 'zod'
import { ACCOUNT_ROLES } from '@/lib/board/roles'

/** `/{id}` of an account. */
export const accountId = z.object({ id: z.uuid() })
/** `/{id}` of one of the user's own sessions: not the session's own id. */
export const ownSessionId = z.object({ id: z.string().regex(/^[\w-]{22}$/, 'must be the id of a session') })

/** Longer than any that is accepted: the service says in words what is wrong. */
const typed = z.string().max(1_000)
const role = z.enum(ACCOUNT_ROLES)

export const newAccount = z.strictObject({ username: typed, name: typed, role, password: typed })
/** What an administrator changes of an account. */
export const accountChange = z.strictObject({ name: typed, role })
export const newPassword = z.strictObject({ password: typed })
export const ownPassword = z.strictObject({ old: typed, password: typed })
