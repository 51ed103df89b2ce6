import { expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { projectFiles } from '../../checks/import-graph.mjs'

const files = (await projectFiles(projectRoot())).filter((file) => !file.startsWith('tests/'))

// An engineer who knows the field searches for its usual word, and must get to the folder that does the work.
it.each([
  ['outbox', 'server/sync/outbox/'],
  ['poll', 'server/sync/poller/'],
  ['heartbeat', 'server/realtime/'],
  ['retry', 'lib/solo/'],
  ['subscription', 'server/realtime/'],
  ['permission', 'server/access/'],
  ['rate-limit', 'server/sync/poller/'],
  ['escalation', 'server/escalation/'],
  ['claim', 'server/assistance/'],
  ['masking', 'server/board/'],
  ['on-call', 'server/escalation/'],
  ['pairing', 'server/displays/'],
  ['webhook', 'server/sync/webhooks/'],
  ['audit', 'docs/decisions/'],
  ['notification', 'components/alerts/'],
])('a search of file names for %s leads to %s', (word, folder) => {
  expect(files.filter((file) => file.includes(word) && file.startsWith(folder))).not.toEqual([])
})
