import { userInfo } from 'node:os'
import type { Action } from '@/lib/board/roles'
import type { Refusal } from '@/lib/errors'
import type { Orm } from '@/server/platform/db/open'
import { type About, type Who, writeEntry } from './entry'

/**
 * Runs a command of an administrator on this machine, in one transaction with its row. The row names the user of the operating system:
 * a command knows no account.
 * @returns what `run` returns: the refusal, or null
 */
export const recordCommand = (
  orm: Orm,
  action: Action,
  detail: NonNullable<About['detail']>,
  run: (tx: Orm) => Promise<Refusal | null>,
): Promise<Refusal | null> =>
  orm.transaction(async (tx) => {
    const refusal = await run(tx)
    await writeEntry(tx, { who: userOfThisMachine(), action, outcome: refusal?.code ?? 'done', detail })
    return refusal
  })

const userOfThisMachine = (): Who => ({
  kind: 'command',
  id: null,
  name: loginName(),
  role: null,
  sessionId: null,
  address: null,
})

/** In a container the user may have a number and no name. */
function loginName(): string | null {
  try {
    return userInfo().username
  } catch {
    return null
  }
}
