import { readFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'
import { expect, inject, it } from 'vitest'
import type { BoardSnapshot } from '@/lib/board/types'
import type { ChartOpening } from '@/lib/chart/types'
import { projectRoot } from '@/server/platform/project-root'
import { bundleOptions } from '../../server/launch/bundle-options.mjs'
import { newFolder } from '../support/folders'
import { startLantern } from '../support/lantern-process'
import { type NurseClient, signInAt } from '../support/nurse-client'
import { administer, createDatabase } from '../support/postgres-databases'
import { median } from './measure'

const ROUNDS = 400
const WARM_UP = 60
const SILENT = 'without-audit'

const WRITES = 'export const writeEntry ='

/** Lantern as it is built, but for the row of an act, which is not written. */
const withoutRows: Plugin = {
  name: SILENT,
  setup(build) {
    build.onLoad({ filter: /server\/audit\/entry\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      // Else both servers would write rows, and be compared with each other.
      if (source.split(WRITES).length !== 2) throw new Error(`${path} has no line “${WRITES}”.`)
      const silent = source.replace(
        WRITES,
        'export const writeEntry = async () => {}\nexport const written =',
      )
      return { loader: 'ts', contents: silent }
    })
  },
}

it.each(['PGlite', 'PostgreSQL'])('compares a read with and without its audit row on %s', async (kind) => {
  const options = bundleOptions(projectRoot(), ['main'], `dist/${SILENT}`)
  await build({ ...options, plugins: [withoutRows], logLevel: 'error' })
  const places = kind === 'PGlite' ? [{}, {}] : await durableDatabases()
  const [audited, silent] = await Promise.all(
    places.map(async (env, index) => {
      const lantern = await startLantern({
        // Whose charts are whose is not measured here.
        env: { ...env, CHARTS: 'all-units' },
        dataDir: await newFolder('bench'),
        readyWithinMs: 120_000,
        ...(index === 1 && { program: `${SILENT}/main.mjs` }),
      })
      return signInAt(lantern.origin, 'charge')
    }),
  )
  if (!audited || !silent) throw new Error('Two servers were started.')
  const lines: string[] = []
  for (const [what, read] of Object.entries(READS)) {
    const runs = await Promise.all([read(audited), read(silent)])
    const times: [number[], number[]] = [[], []]
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      // Who goes first takes turns: the other one finds the machine's caches warm.
      for (const index of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const at = performance.now()
        await runs[index]()
        if (round >= 0) times[index].push(performance.now() - at)
      }
    }
    const [with_, without] = times.map(median) as [number, number]
    lines.push(
      `  ${what.padEnd(12)} ${without.toFixed(2)} ms, with its row ${with_.toFixed(2)} ms: x${(with_ / without).toFixed(2)}`,
    )
  }
  console.log([`On ${kind}, median over HTTP:`, ...lines].join('\n'))
})

type Read = (nurse: NurseClient) => Promise<() => Promise<void>>

const READS: Readonly<Record<string, Read>> = {
  'GET board': async (nurse) => async () => {
    expect((await nurse.call('/api/board')).status).toBe(200)
  },
  'GET chart': async (nurse) => {
    const { beds } = (await nurse.call('/api/board')).body as BoardSnapshot
    const bed = beds.find(({ patient }) => patient !== null)
    const chart = `/api/beds/${bed?.id}/chart`
    const opening = (await nurse.call(chart)).body as ChartOpening
    // Charts may be opened a certain number of times an hour only; their parts are read as often as one likes.
    const headers = { 'chart-patient': encodeURIComponent(opening.patient.id) }
    return async () => {
      expect((await nurse.call(`${chart}/demographics`, { headers })).status).toBe(200)
    }
  },
}

/** Two databases of the PostgreSQL of this run, which waits for the disk at each commit, as a hospital's does. */
async function durableDatabases(): Promise<{ DATABASE_URL: string }[]> {
  const server = inject('postgresUrl')
  if (!server) throw new Error('This needs a PostgreSQL.')
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await administer(server, `alter system set ${name} = on`)
  }
  await administer(server, 'select pg_reload_conf()')
  return Promise.all([1, 2].map(async () => ({ DATABASE_URL: (await createDatabase(server)).url })))
}
