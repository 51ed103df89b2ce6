import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { attachment } from '@/server/solo-emulator/db/schema'
import { describeEmulatorOnly } from '../support/solo-target'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const AGGREGATE_ID = 'f9856715-f48a-4c31-97ad-fa47e586cbee'
const LARGEST = 5 * 1024 * 1024

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300)])
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(300)])
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(300)])

/** In the reference's words. */
const notSupported = (type: string) =>
  `Mime type "${type}" not supported. Available file mime-types: "application/pdf", "application/x-pdf", "image/pdf", "image/png", "image/jpeg"`

const nested = (message: unknown) => ({ error: { message } })
const pathOf = (visit: number | string, rest = '') => `/qapi/v1/appointments/${visit}/attachments${rest}`

interface Attachment {
  id: string
  title: string
}

describeEmulatorOnly('attachments', (solo, database) => {
  const upload = (bytes: Buffer, type: string | null, path = pathOf(1, '?fileName=scan')) =>
    solo().call('POST', path, { bytes, headers: type === null ? {} : { 'content-type': type } })
  const list = async (visit: number | string = 1) =>
    ((await solo().call('GET', pathOf(visit))).json as { attachments: Attachment[] }).attachments
  const remove = (id: string, visit: number | string = 1) =>
    solo().call('DELETE', pathOf(visit, `/${id}`), { headers: { 'content-type': 'application/json' } })
  const contentOf = async (id: string) => {
    const [row] = await database().orm.select().from(attachment).where(eq(attachment.id, id))
    return row?.content ?? null
  }
  const newVisit = async () => {
    const body = { waitingRoom: 'GreatRoom' }
    const made = await solo().call('POST', '/qapi/v1/patients/1/appointments', { body })
    return (made.json as { id: number }).id
  }

  it.each([
    ['application/pdf', PDF],
    ['application/x-pdf', PDF],
    ['image/pdf', PDF],
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])('takes %s, keeps it byte by byte and lists it last', async (mimeType, bytes) => {
    const before = await list()
    const made = await upload(bytes, mimeType)
    expect([made.status, made.json]).toEqual([
      201,
      {
        id: expect.stringMatching(UUID),
        appointmentId: AGGREGATE_ID,
        title: 'scan',
        mimeType,
        size: bytes.length,
        uploadedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
        deleted: false,
      },
    ])
    expect(await list()).toEqual([...before, made.json])
    expect(Buffer.from((await contentOf((made.json as Attachment).id)) ?? []).equals(bytes)).toBe(true)
  })

  it('reads the type without its parameters and its case', async () => {
    const made = await upload(PDF, 'Application/PDF; charset=binary')
    expect([made.status, made.json]).toEqual([201, expect.objectContaining({ mimeType: 'application/pdf' })])
  })

  it.each([
    ['with a name of its own', '?fileName=R%C3%B6ntgen%20links.pdf', 'Röntgen links.pdf'],
    ['without one', '', 'UploadedPDF.pdf'],
    ['with an empty one', '?fileName=', 'UploadedPDF.pdf'],
  ])('shows a file %s', async (_, query, title) => {
    expect((await upload(PDF, 'application/pdf', pathOf(1, query))).json).toMatchObject({ title })
  })

  it('keeps a file of 5 MB, and refuses one a byte larger', async () => {
    const largest = Buffer.alloc(LARGEST, PDF)
    const made = await upload(largest, 'application/pdf')
    expect([made.status, made.json]).toEqual([201, expect.objectContaining({ size: LARGEST })])
    expect((await contentOf((made.json as Attachment).id))?.length).toBe(LARGEST)
    const before = await list()
    const refused = await upload(Buffer.alloc(LARGEST + 1, PDF), 'application/pdf')
    expect([refused.status, refused.json]).toEqual([413, nested('The file is larger than 5 MB')])
    expect(await list()).toEqual(before)
  })

  it('refuses a larger one that does not say how large it is', async () => {
    const answer = await fetch(`${solo().url}${pathOf(1)}`, {
      method: 'POST',
      headers: { 'Api-Key': solo().apiKey, 'Content-Type': 'application/pdf' },
      body: new Blob([Buffer.alloc(LARGEST + 1, PDF)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, await answer.json()]).toEqual([413, nested('The file is larger than 5 MB')])
  })

  it.each(['text/plain', 'application/json', 'image/gif', 'application/pdfx', 'nonsense'])(
    'refuses the type %s, whatever is in the file',
    async (type) => {
      const refused = await upload(PDF, type)
      expect([refused.status, refused.json]).toEqual([415, nested(notSupported(type))])
    },
  )

  it('refuses a file that says no type', async () => {
    const refused = await upload(PDF, null)
    expect([refused.status, refused.json]).toEqual([415, nested(notSupported(''))])
  })

  it.each([
    ['text', Buffer.from('hello'), 'application/pdf', notSupported('text/plain')],
    [
      'a program',
      Buffer.from('7f454c460201010000', 'hex'),
      'image/png',
      notSupported('application/octet-stream'),
    ],
    ['a PNG', PNG, 'application/pdf', 'The file is "image/png" and not "application/pdf"'],
    ['a PDF', PDF, 'image/jpeg', 'The file is "application/pdf" and not "image/jpeg"'],
  ])('refuses %s that says it is something else', async (_, bytes, type, message) => {
    const before = await list()
    const refused = await upload(bytes, type)
    expect([refused.status, refused.json]).toEqual([415, nested(message)])
    expect(await list()).toEqual(before)
  })

  it.each([
    ['an empty file', '', Buffer.alloc(0), 'body'],
    ['a name too long to show', `?fileName=${'x'.repeat(256)}`, PDF, 'fileName'],
    ['two names', '?fileName=a&fileName=b', PDF, 'fileName'],
  ])('refuses %s', async (_, query, bytes, field) => {
    const refused = await upload(bytes, 'application/pdf', pathOf(1, query))
    expect([refused.status, refused.json]).toEqual([
      400,
      nested(expect.stringMatching(new RegExp(`^Bad parameters \\[${field}: .+\\]$`))),
    ])
  })

  it('refuses a name that no database keeps', async () => {
    expect((await upload(PDF, 'application/pdf', pathOf(1, '?fileName=a%00b'))).status).toBe(400)
  })

  it('needs the Api-Key before it looks at the file', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await solo().call('POST', pathOf(1), { bytes: PDF, headers, apiKey: null })
    expect([answer.status, answer.json]).toEqual([401, nested('')])
  })

  it('deletes for good, and says so in the list', async () => {
    const { id } = (await upload(PDF, 'application/pdf')).json as Attachment
    const gone = await remove(id)
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await list()).find((one) => one.id === id)).toMatchObject({ deleted: true, title: 'scan' })
    expect(await contentOf(id)).toBeNull()
    const again = await remove(id)
    expect([again.status, again.json]).toEqual([404, nested('Attachment not found')])
  })

  it('belong to one appointment', async () => {
    const other = await newVisit()
    expect(await list(other)).toEqual([])
    const { id } = (await upload(PDF, 'application/pdf')).json as Attachment
    expect((await remove(id, other)).status).toBe(404)
    expect((await list()).find((one) => one.id === id)).toMatchObject({ deleted: false })
    expect((await upload(PNG, 'image/png', pathOf(other))).json).toMatchObject({ title: 'UploadedPNG.png' })
    expect((await list(other)).map(({ title }) => title)).toEqual(['UploadedPNG.png'])
  })

  it('are found under the aggregate id as well', async () => {
    const made = await upload(JPEG, 'image/jpeg', pathOf(AGGREGATE_ID))
    expect(made.status).toBe(201)
    expect(await list(AGGREGATE_ID)).toEqual(await list(1))
    expect((await remove((made.json as Attachment).id, AGGREGATE_ID)).status).toBe(204)
  })

  it.each(['unknown', AGGREGATE_ID])('knows no attachment %s', async (id) => {
    const answer = await remove(id)
    expect([answer.status, answer.json]).toEqual([404, nested('Attachment not found')])
  })

  it('knows no appointment but those that there are', async () => {
    for (const visit of ['999', 'unknown', '00000000-0000-4000-8000-000000000000']) {
      const asked = [
        await upload(PDF, 'application/pdf', pathOf(visit)),
        await solo().call('GET', pathOf(visit)),
        await remove(AGGREGATE_ID, visit),
      ]
      for (const { status, json } of asked) {
        expect([status, json]).toEqual([404, nested('Appointment not found')])
      }
    }
  })
})
