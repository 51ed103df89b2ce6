import { describe, expect, it } from 'vitest'
import { roomOf } from '../../checks/import-graph.mjs'
import { circles, wallsBroken } from '../../checks/import-walls.mjs'

const broken = (from: string, to: string) => wallsBroken([{ from, to }])

describe('the walls between rooms', () => {
  it.each([
    ['server/board/service.ts', 'server/event-log/bed-state.ts'],
    ['server/assemble.ts', 'server/realtime/realtime.ts'],
    ['server/auth/page.ts', 'server/runtime.ts'],
    ['server/solo-emulator/server.ts', 'server/platform/db/open.ts'],
    ['server/hospital/demo.ts', 'server/solo-emulator/demo/hospital.ts'],
    ['components/wall/screen.tsx', 'components/board/board-body.tsx'],
    ['app/board/page.tsx', 'components/board/board.tsx'],
  ])('lets %s import %s', (from, to) => {
    expect(broken(from, to)).toEqual([])
  })

  it.each([
    ['server/event-log/bed-state.ts', 'server/board/service.ts', 'stands above'],
    ['server/platform/worker.ts', 'server/db/schema.ts', 'stands above'],
    ['server/board/service.ts', 'server/config.ts', 'is the entry'],
    ['server/new-room/service.ts', 'server/db/schema.ts', 'has no place'],
    ['server/solo-emulator/server.ts', 'server/db/schema.ts', 'by HTTP only'],
    ['server/solo-emulator/server.ts', 'lib/board/types.ts', 'by HTTP only'],
    ['server/assemble.ts', 'server/solo-emulator/server.ts', 'only the entry starts the emulator'],
    ['components/feed/http.ts', 'components/board/grid.tsx', 'stands above'],
    ['lib/board/types.ts', 'lib/realtime/events.ts', 'stands above'],
  ])('stops %s from importing %s', (from, to, why) => {
    expect(broken(from, to)).toEqual([expect.stringContaining(why)])
  })

  it('finds a circle through several rooms, and not the rooms that only lead to it or away from it', () => {
    const imports = [
      ['server/a/1.ts', 'server/b/1.ts'],
      ['server/b/2.ts', 'server/c/1.ts'],
      ['server/c/2.ts', 'server/b/1.ts'],
      ['server/c/2.ts', 'server/d/1.ts'],
    ].map(([from = '', to = '']) => ({ from, to }))
    expect(circles(imports)).toEqual(['server/b → server/c', 'server/c → server/b'])
  })

  it.each([
    ['server/sync/outbox/deliver.ts', 'server/sync/outbox'],
    ['server/main.ts', 'server/main.ts'],
    ['lib/board/types.ts', 'lib/board'],
    ['tests/unit/a.test.ts', null],
  ])('takes %s to be in %s', (file, room) => {
    expect(roomOf(file)).toBe(room)
  })
})
