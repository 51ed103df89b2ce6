import { route } from '../../_http/route'

/** GET /api/teams: the state of joining by Teams for the caller (TeamsStanding). It never holds a token. */
export const GET = route({
  action: 'request:join',
  run: ({ runtime, permit }) => runtime.teams.read(permit),
})

/** DELETE /api/teams: forgets the caller's Microsoft account, and returns the new state. */
export const DELETE = route({
  action: 'request:join',
  run: ({ runtime, permit }) => runtime.teams.disconnect(permit),
})
