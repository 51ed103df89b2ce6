import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { MOST_SAVED_VIEWS } from '@/lib/board/saved-view'
import type { Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import type { Database } from '@/server/platform/db/open'
import { createViewService } from '@/server/views/service'
import { describeOnBothDatabases } from '../../../support/database'
import { actor, allowed } from '../../../support/ward'
import { workerDatabase } from '../../../support/worker-database'

const QUERY = 'building=hospital&floor=floor+2&status=waiting'

describeOnBothDatabases('Saved views', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let service: ReturnType<typeof createViewService>
  let bea: Actor
  let vera: Actor
  beforeEach(async () => {
    database = await emptied()
    service = createViewService(database)
    bea = { ...actor('bedside'), userId: randomUUID() }
    vera = { ...actor('virtual'), userId: randomUUID() }
  })

  const of = (who: Actor) => allowed(who, 'view:save')
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value
  }
  const namesOf = async (who: Actor) => value(await service.list(of(who))).map(({ name }) => name)

  it('are listed by name for the user who saved them, and for no one else', async () => {
    value(await service.save(of(bea), { name: 'Floor 10', query: QUERY }))
    value(await service.save(of(bea), { name: 'Floor 2', query: '' }))
    expect(await namesOf(bea)).toEqual(['Floor 2', 'Floor 10'])
    expect(await namesOf(vera)).toEqual([])
    const again = { ...bea, sessionId: randomUUID() }
    expect(value(await service.list(of(again)))[1]).toEqual({
      id: expect.any(String),
      name: 'Floor 10',
      query: QUERY,
    })
  })

  it('keep only the parameters of a view from an address, in a fixed order', async () => {
    const query = `status=claimed&status=asleep&patient=Lukashik&mrn=1234&floor=floor 2&building=hospital`
    const saved = value(await service.save(of(bea), { name: 'Mine', query }))
    expect(saved.query).toBe('building=hospital&floor=floor+2&status=claimed')
  })

  it('have unique names for each user, whatever the case', async () => {
    const saved = value(await service.save(of(bea), { name: 'Nights', query: QUERY }))
    const taken = { refusal: { code: 'invalid', field: 'name', say: { key: 'view.nameTaken' } } }
    expect(await service.save(of(bea), { name: 'nights', query: '' })).toMatchObject(taken)
    value(await service.save(of(vera), { name: 'Nights', query: '' }))
    const days = value(await service.save(of(bea), { name: 'Days', query: '' }))
    expect(await service.rename(of(bea), days.id, 'NIGHTS')).toMatchObject(taken)
    expect(value(await service.rename(of(bea), saved.id, 'nights')).name).toBe('nights')
    expect(await namesOf(bea)).toEqual(['Days', 'nights'])
  })

  it('cannot be changed by another user', async () => {
    const { id } = value(await service.save(of(bea), { name: 'Mine', query: QUERY }))
    const gone = { refusal: { code: 'not_found' } }
    expect(await service.rename(of(vera), id, 'Hers')).toMatchObject(gone)
    expect(await service.remove(of(vera), id)).toMatchObject(gone)
    expect(await namesOf(bea)).toEqual(['Mine'])
  })

  it('come back as they were after they were deleted', async () => {
    const saved = value(await service.save(of(bea), { name: 'Mine', query: QUERY }))
    const { name, query } = value(await service.remove(of(bea), saved.id))
    expect(await namesOf(bea)).toEqual([])
    expect(await service.remove(of(bea), saved.id)).toMatchObject({ refusal: { code: 'not_found' } })
    expect(value(await service.save(of(bea), { name, query }))).toMatchObject({ name: 'Mine', query: QUERY })
  })

  it('are thirty at most, even when two tabs save at once', async () => {
    for (let at = 1; at < MOST_SAVED_VIEWS; at += 1) {
      value(await service.save(of(bea), { name: `View ${at}`, query: '' }))
    }
    const saved = await Promise.all(
      ['One more', 'Another', 'A third'].map((name) => service.save(of(bea), { name, query: '' })),
    )
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
    expect(saved.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'invalid', say: { key: 'view.tooMany', values: { most: 30 } } },
    })
    expect(await namesOf(bea)).toHaveLength(30)
  })
})
