import { route } from '../../_http/route'

/** GET /api/teams: how joining by Teams stands for who asks (TeamsStanding). No token is ever in it. */
export const GET = route({
  action: 'request:join',
  run: ({ runtime, permit }) => runtime.teams.read(permit),
})

/** DELETE /api/teams: forgets the asker's Microsoft account, and answers how it stands then. */
export const DELETE = route({
  action: 'request:join',
  run: ({ runtime, permit }) => runtime.teams.disconnect(permit),
})
