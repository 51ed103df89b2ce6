import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { request } from 'undici'
import { openDatabase } from '@/server/platform/db/open'
import { assistanceRequest, bed } from '@/server/solo-emulator/db/schema'
import { EXAMPLE_BED } from '@/server/solo-emulator/demo/examples'

/** One assistance request, as the Solo emulator has written it down. */
export interface WrittenRequest {
  readonly place: string
  readonly open: boolean
}

/** The key of the Solo emulator of a demo, kept in its data folder. */
export const keptApiKey = async (dataDir: string): Promise<string> =>
  (await readFile(join(dataDir, 'solo-api-key'), 'utf8')).trim()

/**
 * Calls the Solo emulator of a demo past Lantern, as the vendor's own devices do.
 * @param path - after /qapi/
 * @returns what it answered, parsed; null where that is nothing
 */
export async function callSolo(
  { origin, dataDir }: { readonly origin: string; readonly dataDir: string },
  method: string,
  path: string,
  body?: object,
) {
  const answer = await fetch(`${origin}/qapi/${path}`, {
    method,
    headers: { 'api-key': await keptApiKey(dataDir), 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return text ? JSON.parse(text) : null
}

/**
 * Operation 41 for the bed of the reference's examples, asked past Lantern, by HTTP.
 * @returns the id of the request that is open there, or null
 */
export async function openAtBed2(origin: string, apiKey: string): Promise<string | null> {
  const { building, floor, room, bed } = EXAMPLE_BED.place
  const answer = await request(`${origin}/qapi/v1/request-assistance`, {
    query: { building, floor, room, bed },
    headers: { 'api-key': apiKey },
  })
  const said: unknown = await answer.body.json()
  if (answer.statusCode === 404) return null
  if (answer.statusCode === 200 && typeof said === 'object' && said && 'id' in said) return String(said.id)
  throw new Error(`Solo answered ${answer.statusCode}.`)
}

/** All requests that were ever made at the Solo emulator in `dataDir`, whose program must have been stopped. */
export async function everAsked(dataDir: string): Promise<WrittenRequest[]> {
  const database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  try {
    const requests = await database.orm.select().from(assistanceRequest)
    const beds = await database.orm.select().from(bed)
    return requests.map(({ bedId, finishedAt }) => {
      const at = beds.find(({ id }) => id === bedId)
      return { place: `${at?.floor}, ${at?.room} ${at?.bed}`, open: finishedAt === null }
    })
  } finally {
    await database.close()
  }
}
