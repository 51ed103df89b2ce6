import { expect, it, vi } from 'vitest'
import { callApi } from '@/components/feed/http'
import { lockablePage } from '../lock/lockable-page'

const MISSING = { error: { code: 'second_factor_missing', message: 'Set one up first.' } }

/** The page that an answer leads to from `pathname`. */
async function ledFrom(pathname: string, keepalive = false) {
  lockablePage()
  const assign = vi.fn()
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { pathname, assign } }))
  vi.stubGlobal('fetch', async () => Response.json(MISSING, { status: 403 }))
  await callApi('/api/chart', { keepalive })
  return assign.mock.calls.flat()
}

it('A page that is refused for want of a second factor leads to where it is set up', async () => {
  expect(await ledFrom('/board')).toEqual(['/second-factor'])
})

it('What a page sends of itself, a call, and the page where it is set up lead nowhere', async () => {
  expect(await ledFrom('/board', true)).toEqual([])
  expect(await ledFrom('/videocalls/1')).toEqual([])
  expect(await ledFrom('/second-factor')).toEqual([])
})
