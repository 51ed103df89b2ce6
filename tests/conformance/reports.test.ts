import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { pino } from 'pino'
import { request } from 'undici'
import { expect, it } from 'vitest'
import { seal } from '@/lib/solo/sealed-text'
import { encounterReport } from '@/server/solo-emulator/db/schema'
import { createSoloServer } from '@/server/solo-emulator/server'
import { findSevenZip } from '../support/installed-programs.mjs'
import { TEST_SECRETS } from '../support/solo-server'
import { describeEmulatorOnly } from '../support/solo-target'

const DUMP = '/qapi/v1/reports/csv-data-dump'
const REPORT = '/qapi/v1/encounter-report'
const ORDER = {
  from: '2017-10-01T00:00:00+00:00',
  to: '2017-10-31T23:59:59+02:00',
  presetId: 'a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469',
  password: 'IK5adv2N5V-gr£9v6',
}
const nested = { error: { message: expect.any(String) } }

/** Python's own reader of zips. */
const READ_ZIP = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
[name] = archive.namelist()
sys.stdout.buffer.write(archive.read(name, pwd=sys.argv[2].encode()))
`

/** What CI lacks is a failure there, and not a test left out. */
const hasSevenZip = findSevenZip() !== null || Boolean(process.env.CI)

describeEmulatorOnly('reports', (solo, database) => {
  const book = async (date: string, reasons: string[], externalId: string) => {
    const body = { waitingRoom: 'GreatRoom', date: Date.parse(date) / 1000, reasons, externalId }
    const answer = await solo().call('POST', '/qapi/v1/patients/1/appointments', { body })
    return (answer.json as { id: number }).id
  }
  const dump = (from: string, to: string) => solo().call('GET', `${DUMP}?from=${from}&to=${to}`)
  const order = async (change: object = {}): Promise<string> => {
    const answer = await solo().call('POST', `${REPORT}/create`, { body: { ...ORDER, ...change } })
    expect(answer.status).toBe(201)
    return (answer.json as { id: string }).id
  }
  const becomes = (id: string, status: string) =>
    expect.poll(async () => (await solo().call('GET', `${REPORT}/status/${id}`)).json).toEqual({ id, status })
  const download = async (id: string): Promise<Buffer> => {
    const headers = { 'api-key': solo().apiKey }
    const answer = await request(`${solo().url}${REPORT}/download/${id}`, { headers })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/octet-stream'])
    return Buffer.from(await answer.body.arrayBuffer())
  }
  const inFile = async <T>(zip: Buffer, read: (path: string) => T): Promise<T> => {
    const folder = await mkdtemp(join(tmpdir(), 'lantern-zip-'))
    const path = join(folder, 'report.zip')
    await writeFile(path, zip)
    try {
      return read(path)
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  it('dumps the visits of whole days, one row each, below a header', async () => {
    await book('2020-02-09T23:59:59Z', ['early'], 'a')
    const first = await book('2020-02-10T00:00:00Z', ['cough', 'fever'], 'b')
    const last = await book('2020-02-11T23:59:59Z', ['late'], 'c')
    await book('2020-02-12T00:00:00Z', ['too late'], 'd')
    const answer = await dump('2020-02-10', '2020-02-11')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/octet-stream'])
    expect(parse(answer.text, { columns: true })).toMatchObject([
      {
        appointmentId: String(first),
        externalId: 'b',
        date: '2020-02-10T00:00:00+00:00',
        status: 'scheduled',
        reasons: 'cough; fever',
        mrn: 'MRN-123',
      },
      { appointmentId: String(last), reasons: 'late' },
    ])
    expect((await dump('2020-02-13', '2020-02-13')).text).toMatch(/^appointmentId,[\w,]+\r\n$/)
  })

  it('quotes as RFC 4180 has it, and gives a spreadsheet no formula', async () => {
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\tx', '\rx', 'a,"b"\r\nc', 'Zoë']
    for (const [nth, reason] of hostile.entries()) await book('2020-02-10T00:00:00Z', [reason], `${nth}`)
    const { text } = await dump('2020-02-10', '2020-02-10')
    const rows: { reasons: string }[] = parse(text, { columns: true })
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      ...hostile.slice(0, 6).map((one) => `'${one}`),
      ...hostile.slice(6),
    ])
    expect(text).toContain(',"a,""b""\r\nc",')
  })

  it.each([
    ['from', '?to=2020-02-11'],
    ['to', '?from=2020-02-10'],
    ['from', '?from=2020-02-30&to=2020-03-11'],
    ['to', '?from=2020-02-10&to=tomorrow'],
    ['to', '?from=2020-02-10&to=2020-02-09'],
  ])('dumps nothing for a bad %s: %s', async (field, query) => {
    const answer = await solo().call('GET', DUMP + query)
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      error: { message: expect.stringContaining(`${field}: `) },
    })
  })

  it('makes a zip that Python opens with the password, and with no other', async () => {
    const id = await order()
    await becomes(id, 'completed')
    await inFile(await download(id), (path) => {
      const csv = execFileSync('python3', ['-c', READ_ZIP, path, ORDER.password])
      expect(parse(csv, { columns: true })).toMatchObject([
        { appointmentId: '1', externalId: '2e96ed0e-0f80-4dc3-b2c1-42e65b789e56', reasons: 'headache' },
      ])
      expect(csv.equals(execFileSync('python3', ['-c', READ_ZIP, path, ORDER.password]))).toBe(true)
      const wrong = spawnSync('python3', ['-c', READ_ZIP, path, 'wrong'], { encoding: 'utf8' })
      expect(wrong.status).not.toBe(0)
      expect(wrong.stdout).not.toContain('headache')
    })
  })

  it.runIf(hasSevenZip)('makes a zip that 7-Zip opens too', async () => {
    const id = await order()
    await becomes(id, 'completed')
    await inFile(await download(id), (path) => {
      const env = { ...process.env, LC_ALL: 'C.UTF-8' }
      const csv = execFileSync('7z', ['x', '-so', `-p${ORDER.password}`, path], { env })
      expect(parse(csv, { columns: true })).toMatchObject([{ appointmentId: '1' }])
      const wrong = spawnSync('7z', ['t', '-pwrong', path], { encoding: 'utf8' })
      expect(wrong.status).not.toBe(0)
    })
  })

  it('says pending first, forgets the password, and fails where the preset is known to fail', async () => {
    const body = { ...ORDER, presetId: '00000000-0000-0000-0000-000000000000' }
    const ordered = await solo().call('POST', `${REPORT}/create`, { body })
    const { id } = ordered.json as { id: string }
    expect(ordered.json).toEqual({ id, status: 'pending' })
    await becomes(id, 'failed')
    const other = await order()
    await becomes(other, 'completed')
    const kept = await database().orm.select().from(encounterReport)
    expect(kept.map(({ sealedPassword }) => sealedPassword)).toEqual([null, null])
    expect(JSON.stringify(kept)).not.toContain(ORDER.password)
    const answer = await solo().call('GET', `${REPORT}/download/${id}`)
    expect([answer.status, answer.json]).toEqual([404, nested])
  })

  it('makes what another process left behind, and logs no password', async () => {
    const [left] = await database()
      .orm.insert(encounterReport)
      .values({
        from: new Date(ORDER.from),
        to: new Date(ORDER.to),
        presetId: ORDER.presetId,
        sealedPassword: seal(ORDER.password, TEST_SECRETS.reports),
        attempts: 1,
        takenUntil: new Date(Date.now() - 1),
      })
      .returning()
    const lines: string[] = []
    const next = await createSoloServer({
      database: database(),
      apiKey: solo().apiKey,
      publicUrl: () => '',
      secrets: TEST_SECRETS,
      log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    })
    await becomes(left?.id ?? '', 'completed')
    await next.inject({
      method: 'POST',
      url: `${REPORT}/create`,
      headers: { 'api-key': solo().apiKey },
      payload: ORDER,
    })
    await next.close()
    expect(lines.join('')).not.toContain(ORDER.password)
  })

  it.each([
    ['from', { from: undefined }],
    ['to', { to: undefined }],
    ['presetId', { presetId: undefined }],
    ['password', { password: undefined }],
    ['password', { password: '' }],
    ['password', { password: 'a\u0000b' }],
    ['password', { password: 'a\ud800b' }],
    ['from', { from: '2024-08-15' }],
    ['from', { from: '2024-08-15T15:52:01' }],
    ['to', { to: '2017-09-30T00:00:00+00:00' }],
  ])('takes no order with a bad %s: %j', async (field, change) => {
    const answer = await solo().call('POST', `${REPORT}/create`, { body: { ...ORDER, ...change } })
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      error: { message: expect.stringContaining(`Bad parameters [${field}: `) },
    })
  })

  it.each(['status', 'download'])('knows no other report: %s', async (what) => {
    for (const id of ['bd43a830-6c0b-4120-b5b8-78a117f8ee02', 'no-uuid']) {
      const answer = await solo().call('GET', `${REPORT}/${what}/${id}`)
      expect([answer.status, answer.json]).toEqual([404, nested])
    }
  })
})
