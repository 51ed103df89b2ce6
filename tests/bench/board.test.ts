import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readSnapshot } from '@/server/board/snapshot'
import { loadBeds } from '@/server/hospital/load'
import { openMigrated } from '../integration/fresh-database'
import { median, perSecond } from './measure'

const ROUNDS = 30

it('reads the board of 1,000 beds', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-bench-'))
  const database = await openMigrated({ dataDir })
  const lines: string[] = []
  let before = 0
  for (const beds of [100, 1_000]) {
    const building = `${beds} beds`
    await loadBeds(database.orm, hospitalOf(building, beds))
    const times: number[] = []
    let bytes = Buffer.alloc(0)
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = performance.now()
      const snapshot = await readSnapshot(database.orm, building, () => ({
        masked: false,
        unit: null,
        version: '',
      }))
      bytes = Buffer.from(JSON.stringify(snapshot))
      times.push(performance.now() - at)
      expect(snapshot?.beds).toHaveLength(beds)
    }
    const took = median(times)
    lines.push(
      `  ${building.padEnd(10)} ${took.toFixed(1).padStart(7)} ms ${perSecond(1, took).padStart(8)}/s ` +
        `${(bytes.length / 1024).toFixed(0).padStart(6)} kB, gzipped ${(gzipSync(bytes).length / 1024).toFixed(0)} kB` +
        (before === 0 ? '' : `  x${(took / before).toFixed(1)} for x10 beds`),
    )
    before = took
  }
  console.log(['A snapshot, from PGlite to JSON, median:', ...lines].join('\n'))
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

const hospitalOf = (building: string, beds: number) =>
  Array.from({ length: beds }, (_, index) => ({
    building,
    floor: `floor ${Math.floor(index / 100)}`,
    department: 'medical surgical unit',
    room: String(Math.floor(index / 2)),
    bed: `bed ${(index % 2) + 1}`,
    device_serial: `${building} ${index}`,
    phone: '555 0100',
    readiness: 'ready' as const,
    patient: { name: `Patient Number ${index}`, mrn: `${building} ${index}`, birthDate: '1950-01-01' },
  }))
