import { execFileSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { seal } from '@/lib/solo/sealed-text'
import { subscription, webhookInbox } from '@/server/db/schema'
import { forgetEntries } from '@/server/sync/webhooks/inbox'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { openSubscriber, type SubscribedNode, type Subscriber } from './subscriber'

const FORM = 'not a delivery'

describeOnBothDatabases('At the webhooks’ address', (open) => {
  const hospital = hospitalOf(open)
  let lantern: Subscriber
  let node: SubscribedNode
  let key: string
  let lookedBefore: number
  beforeAll(async () => {
    lantern = await openSubscriber(await hospital())
  })
  beforeEach(async () => {
    await lantern.database.orm.delete(webhookInbox)
    node = await lantern.registered()
    key = await keyInSolo()
    lookedBefore = allLooks()
  })
  afterEach(async () => {
    await lantern.line.become('pass')
    await lantern.stopNodes()
  })
  afterAll(() => lantern.close())

  async function keyInSolo() {
    const [row] = await lantern.database.orm.select().from(subscription)
    const shown = await lantern.call('GET', `/qapi/v1/webhooks/${row?.webhookId}`)
    return (shown.json as { encryptionKey: string }).encryptionKey
  }
  const COMPLETED = { event: 'appointment:completed', data: { appointmentId: 1 } }
  const sealed = (payload: unknown = COMPLETED, secret = key) => seal(JSON.stringify(payload), secret)
  const entries = () => lantern.database.orm.select().from(webhookInbox)
  const allLooks = () => lantern.line.passed.filter((one) => one === 'GET /qapi/v1/appointments/1').length
  const looks = () => allLooks() - lookedBefore

  it.each([
    ['as it is', (text: string) => text],
    ['with a line break', (text: string) => `${text}\n`],
    ['as a JSON string', (text: string) => JSON.stringify(text)],
    ['as {"data"}', (text: string) => JSON.stringify({ data: text })],
  ])('a delivery is taken %s, and what it names asked for', async (_, body) => {
    expect(await lantern.post(body(sealed()))).toMatchObject({ status: 202 })
    await expect.poll(looks).toBe(1)
    await expect.poll(() => node.health()).toMatchObject({ received: 1, processed: 1 })
    expect(await entries()).toMatchObject([
      { event: 'appointment:completed', kind: 'appointment', subject: '1' },
    ])
  })

  it('one sealed by openssl is taken', async () => {
    const [salt, iv] = [Buffer.from('8 bytes!'), Buffer.from('sixteen bytes iv')]
    const hash = execFileSync('openssl', ['dgst', '-sha256', '-binary'], {
      input: Buffer.concat([Buffer.from(key), salt]),
    })
    const cipher = [
      'enc',
      '-aes-256-cbc',
      '-K',
      hash.toString('hex'),
      '-iv',
      iv.toString('hex'),
      '-base64',
      '-A',
    ]
    const text = execFileSync('openssl', cipher, { input: JSON.stringify(COMPLETED) }).toString()
    const body = salt.toString('base64') + iv.toString('base64') + text
    expect(await lantern.post(body, { 'content-type': 'application/json' })).toMatchObject({ status: 202 })
  })

  it('the same delivery once more changes nothing, however its base64 is spelt, and is counted', async () => {
    const body = sealed()
    expect(await lantern.post(body)).toMatchObject({ status: 202 })
    await expect.poll(() => node.health().processed).toBe(1)
    // The last character before the padding has bits that no reader uses.
    const respelt = body.replace(/^(.{10})(.)=/, (_, start, last) => `${start}${twin(last)}=`)
    for (const again of [body, JSON.stringify(body), respelt]) {
      expect(await lantern.post(again)).toMatchObject({ status: 200 })
    }
    expect(node.health()).toMatchObject({ received: 1, processed: 1, refused: { replayed: 3 } })
    expect([await entries(), looks()]).toMatchObject([[{}], 1])
  })

  it('what was tampered with changes nothing, is answered alike and counted', async () => {
    const body = sealed()
    const altered = [
      sealed(COMPLETED, 'the key of another tenant'),
      `${body.slice(0, 2)}${body[2] === 'A' ? 'B' : 'A'}${body.slice(3)}`,
      `${body.slice(0, -10)}${body.at(-10) === 'A' ? 'B' : 'A'}${body.slice(-9)}`,
      body.slice(0, -24),
      body.slice(0, -1),
      body.slice(0, 40),
      seal('no JSON', key),
    ]
    const answers = []
    for (const one of altered) answers.push(await lantern.post(one))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 400, body: { refusal: { code: 'invalid' } } })
    expect(node.health()).toMatchObject({
      received: 0,
      refused: { tampered: altered.length, foreign: 0, replayed: 0 },
    })
    expect([await entries(), looks()]).toEqual([[], 0])
  })

  it('what is none of ours changes nothing, and is counted', async () => {
    const foreign = [
      '',
      FORM,
      '<html></html>',
      '{"event":"appointment:completed","data":{"appointmentId":1}}',
      '{"data":17}',
      '"',
      'QUJD',
      sealed({ event: 'appointment:exploded', data: { appointmentId: 1 } }),
      sealed({ event: 'appointment:completed', data: { patientId: 1 } }),
      sealed({ event: 'appointment:completed', data: { appointmentId: '../patients' + ' 1' } }),
      sealed({ event: 'appointment:completed' }),
      sealed([COMPLETED]),
      sealed(null),
    ]
    for (const one of foreign) expect(await lantern.post(one)).toMatchObject({ status: 400 })
    expect(node.health()).toMatchObject({ received: 0, refused: { tampered: 0, foreign: foreign.length } })
    expect([await entries(), looks()]).toEqual([[], 0])
  })

  it('events of which nothing is kept here are taken, and settled without asking', async () => {
    const asked = lantern.line.passed.length
    const report = { resourceType: 'DiagnosticReport', conclusion: 'nobody here may keep this' }
    await lantern.post(sealed({ event: 'episode:updated', data: { episodeId: 'bd43a830-6c0b-4120' } }))
    await lantern.post(sealed({ event: 'intake:completed', data: report }))
    await expect.poll(() => node.health().processed).toBe(2)
    expect(JSON.stringify(await entries())).not.toContain('nobody')
    expect(lantern.line.passed).toHaveLength(asked)
  })

  it('what names nothing that Solo has is settled', async () => {
    await lantern.post(sealed({ event: 'appointment:completed', data: { appointmentId: 999_999 } }))
    await lantern.post(sealed({ event: 'patient:updated', data: { patientId: 999_999 } }))
    await expect.poll(() => node.health().processed).toBe(2)
  })

  it('with another secret of the sessions the key is fetched again', async () => {
    await node.stop()
    const [before] = await lantern.database.orm.select().from(subscription)
    const other = lantern.node({ authSecret: 'another secret of the sessions' })
    await other.start()
    await expect.poll(() => other.health().state).toBe('registered')
    const [after] = await lantern.database.orm.select().from(subscription)
    expect(after?.webhookId).toBe(before?.webhookId)
    expect(after?.sealedKey).not.toBe(before?.sealedKey)
    expect(await lantern.post(sealed())).toMatchObject({ status: 202 })
  })

  it('before there is a key, Solo is asked to come again', async () => {
    await lantern.database.orm.update(subscription).set({ sealedKey: null })
    const late = lantern.node()
    await node.stop()
    await lantern.line.become('refuse')
    await late.start()
    const { status, body } = await lantern.post(sealed())
    expect([status, body]).toMatchObject([503, { refusal: { code: 'starting' } }])
  })

  it('a replay is known until housekeeping forgets what was processed long ago', async () => {
    const body = sealed()
    await lantern.post(body)
    await expect.poll(() => node.health().processed).toBe(1)
    const { orm } = lantern.database
    await forgetEntries(orm, 60_000)
    expect(await entries()).toHaveLength(1)
    await orm
      .update(webhookInbox)
      .set({ processedAt: new Date(Date.now() - 120_000) })
      .where(eq(webhookInbox.subject, '1'))
    await forgetEntries(orm, 60_000)
    expect(await entries()).toEqual([])
  })
})

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** The character whose first four bits are the same. */
const twin = (character: string): string => ALPHABET[ALPHABET.indexOf(character) ^ 1] ?? ''
