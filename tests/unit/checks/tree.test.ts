import { expect, it } from 'vitest'
import { foldersOf, renewTree } from '../../checks/tree.mjs'

it('the tree has the folders at the top and the rooms, not what is inside a room', () => {
  expect(
    foldersOf([
      'server/board/a.ts',
      'server/sync/outbox/a.ts',
      'server/platform/db/a.ts',
      'public/icons/a.png',
      'README.md',
    ]),
  ).toEqual(['public', 'server', 'server/board', 'server/platform', 'server/sync', 'server/sync/outbox'])
})

it('a new folder waits for its description, a folder that is gone goes, the others keep theirs', () => {
  const tree = 'lib/      shared by browser and server\nlib/old/  gone\n'
  expect(renewTree(['lib', 'lib/new'], tree)).toMatch(
    /^lib\/ +shared by browser and server\nlib\/new\/ +\(say what lives here\)\n$/,
  )
})
