import type { EscalationOverview, EscalationPath } from '@/lib/board/escalation'
import type { Priority } from '@/lib/board/types'
import { signInAt } from './nurse-client'

/**
 * Saves an escalation path for the first building of a demo or the named one, as an administrator does.
 * @returns what puts the default back
 * @throws {Error} when it is refused
 */
export async function savePath(
  origin: string,
  priority: Priority,
  steps: EscalationPath,
  named = '',
): Promise<() => Promise<void>> {
  const admin = await signInAt(origin, 'admin')
  // The route answers with this type.
  const query = named && `?building=${encodeURIComponent(named)}`
  const read = async () => (await admin.call(`/api/escalation${query}`)).body as EscalationOverview
  const { building } = await read()
  const path = { building: building.id, unit: '', priority }
  const insist = async (method: 'PUT' | 'DELETE', body: object) => {
    const { status } = await admin.call('/api/escalation', { method, body })
    if (status !== 200) throw new Error(`The path was not saved: ${status}.`)
  }
  await insist('PUT', { ...path, version: null, steps })
  return async () => {
    const saved = (await read()).paths.find((one) => one.unit === '' && one.priority === priority)
    await insist('DELETE', { ...path, version: saved?.version })
  }
}
