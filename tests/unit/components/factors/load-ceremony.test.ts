import { expect, it, vi } from 'vitest'
import { loadAndMake, loadAndProve } from '@/components/factors/load-ceremony'

vi.mock('@/components/factors/ceremony', () => {
  throw new Error('Loading the chunk failed.')
})

it.each([
  ['proves', loadAndProve],
  ['makes', loadAndMake],
])('What %s a passkey ends with a refusal where its code does not load', async (_, run) => {
  expect(await run('/api/account/proof/passkey')).toMatchObject({
    ended: 'refused',
    refusal: { code: 'upstream_unavailable', message: expect.any(String) },
  })
})
