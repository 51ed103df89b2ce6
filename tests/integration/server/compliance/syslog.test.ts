import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { type About, whoIs, writeEntry } from '@/server/audit/entry'
import { sealAll } from '@/server/audit/sealer'
import type { Collector } from '@/server/compliance/syslog/send'
import { createSyslogWorker, sendWaiting } from '@/server/compliance/syslog/worker'
import type { Orm } from '@/server/platform/db/open'
import { type Certificate, makeCertificate } from '../../../support/certificates'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { type SyslogCollector, startCollector } from '../../../support/syslog-collector'
import { actor } from '../../../support/ward'

const nurse = actor('virtual', 'Vera')

describeOnBothDatabases('The audit trail over syslog', (open) => {
  const hospital = hospitalOf(open)
  let server: Certificate
  let client: Certificate
  let orm: Orm
  let collector: SyslogCollector
  beforeAll(async () => {
    server = await makeCertificate('collector')
    client = await makeCertificate('lantern')
  })
  const secured = () => ({
    cert: server.cert,
    key: server.key,
    ca: client.cert,
    requestCert: true,
    rejectUnauthorized: true,
  })
  beforeEach(async () => {
    orm = (await hospital()).database.orm
    collector = await startCollector(secured())
  })
  afterEach(() => collector.close())

  const at = (more: Partial<Collector['tls']> = {}): Collector => ({
    host: '127.0.0.1',
    port: collector.port,
    tls: { ca: server.cert, cert: client.cert, key: client.key, ...more },
  })
  const node = (to: Collector = at(), nodeId = randomUUID()) => ({
    orm,
    collector: to,
    source: { url: 'https://lantern.example' },
    nodeId,
    log: pino({ level: 'silent' }),
  })
  const did = async (...abouts: readonly About[]) => {
    for (const about of abouts)
      await writeEntry(orm, { ...about, who: whoIs(nurse), action: 'chart:read', outcome: 'done' })
    await sealAll(orm)
  }
  const received = () =>
    collector.messages.map((message): string => JSON.parse(message.slice(message.indexOf('{'))).id)
  const patients = (count: number) => Array.from({ length: count }, (_, nth) => ({ patient: `${nth}` }))

  it('sends rows from its first start on, in order, over TLS with a certificate of its own', async () => {
    await did({ patient: 'before' })
    const lantern = node()
    await sendWaiting(lantern)
    expect(collector.connections).toBe(0)
    await did({ patient: '1' }, { patients: ['1', '2'] })
    await sendWaiting(lantern)
    expect(received()).toEqual(['lantern-2', 'lantern-3-1', 'lantern-3-2'])
    await sendWaiting(lantern)
    expect(received()).toHaveLength(3)
  })

  it('trusts no other collector, and shows patients to none', async () => {
    const lantern = node(at({ ca: client.cert }))
    await sendWaiting(lantern)
    await did({ patient: '1' })
    await expect(sendWaiting(lantern)).rejects.toThrow()
    const stranger = node({ ...at(), tls: { ca: server.cert } }, lantern.nodeId)
    await expect(sendWaiting(stranger)).rejects.toThrow()
    expect(collector.messages).toEqual([])
    await sendWaiting(node(at(), lantern.nodeId))
    expect(received()).toEqual(['lantern-1'])
  })

  it('loses nothing while the collector is away, and goes on by itself', async () => {
    const lantern = node()
    await sendWaiting(lantern)
    const { port } = collector
    await collector.close()
    await did(...patients(3))
    await expect(sendWaiting(lantern)).rejects.toThrow()
    const worker = createSyslogWorker(lantern)
    worker.start()
    onTestFinished(() => worker.stop())
    await did(...patients(240))
    collector = await startCollector(secured(), port)
    await expect.poll(received).toHaveLength(243)
    expect(received()).toEqual(Array.from({ length: 243 }, (_, nth) => `lantern-${nth + 1}`))
  })

  it('sends a batch again of which the collector may have only a part', async () => {
    const lantern = node()
    await sendWaiting(lantern)
    await did(...patients(50))
    collector.behave({ cutAfter: 20_000 })
    await expect(sendWaiting(lantern)).rejects.toThrow()
    collector.behave('reads')
    await sendWaiting(lantern)
    expect(received()).toEqual(Array.from({ length: 50 }, (_, nth) => `lantern-${nth + 1}`))
  })

  it('sends from one node at a time, and from another when that one has stopped', async () => {
    const [first, second] = [node(), node()]
    await sendWaiting(first)
    await did({ patient: '1' })
    await sendWaiting(second)
    expect(collector.connections).toBe(0)
    const worker = createSyslogWorker(first)
    worker.start()
    await expect.poll(received).toEqual(['lantern-1'])
    await worker.stop()
    await did({ patient: '2' })
    await sendWaiting(second)
    expect(received()).toEqual(['lantern-1', 'lantern-2'])
  })

  it('holds no act up while a collector takes nothing', async () => {
    const lantern = node()
    await sendWaiting(lantern)
    collector.behave('never closes')
    await did(...patients(5))
    let isOver = false
    const sending = sendWaiting(lantern)
      .catch(() => undefined)
      .finally(() => {
        isOver = true
      })
    await expect.poll(() => collector.messages.length).toBe(5)
    await did({ patient: 'meanwhile' })
    expect(isOver).toBe(false)
    await collector.close()
    await sending
  })

  it('speaks plain TCP where it is told so', async () => {
    await collector.close()
    collector = await startCollector(null)
    const lantern = node({ host: '127.0.0.1', port: collector.port })
    await sendWaiting(lantern)
    await did({ patient: '1' })
    await sendWaiting(lantern)
    expect(collector.messages[0]).toMatch(/^<110>1 \S+ lantern\.example lantern - chart:read \[origin/)
  })
})
