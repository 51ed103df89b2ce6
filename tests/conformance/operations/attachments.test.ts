import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isDone, isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'

/** Operations 19 to 21. */

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300)])
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(300)])
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(300)])
/** "Max file size: 5Mb". */
const LARGEST = 5 * 1024 * 1024

/** In the reference's words. */
const notSupported = (type: string) =>
  `Mime type "${type}" not supported. Available file mime-types: "application/pdf", "application/x-pdf", "image/pdf", "image/png", "image/jpeg"`

interface Attachment {
  readonly id: string
  readonly title: string
  readonly deleted: boolean
}

describeSolo('attachments', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const pathOf = (visit: number | string, rest = '') => `/qapi/v1/appointments/${visit}/attachments${rest}`
  const upload = (visit: number | string, bytes: Buffer, type: string, query = '') =>
    solo().call('POST', pathOf(visit, query), { bytes, headers: { 'content-type': type } })
  const list = async (visit: number) =>
    (succeeded(await solo().call('GET', pathOf(visit)), 200) as { attachments: Attachment[] }).attachments
  const remove = (visit: number | string, id: string) => solo().call('DELETE', pathOf(visit, `/${id}`))

  it.each([
    ['application/pdf', PDF],
    ['application/x-pdf', PDF],
    ['image/pdf', PDF],
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])('may be %s, and are listed as they were answered', async (mimeType, bytes) => {
    const visit = await book(await newPatient())
    const made = succeeded(await upload(visit, bytes, mimeType, '?fileName=my%20file'), 201)
    expect(made).toEqual({
      id: expect.any(String),
      appointmentId: expect.any(String),
      title: 'my file',
      mimeType,
      size: bytes.length,
      uploadedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
      deleted: false,
    })
    expect(await list(visit)).toEqual([made])
  })

  it('have a name without being given one', async () => {
    const made = succeeded(await upload(await book(await newPatient()), PDF, 'application/pdf'), 201)
    expect(made).toMatchObject({ title: expect.stringMatching(/./) })
  })

  it('may have 5 MB, and not a byte more', async () => {
    const visit = await book(await newPatient())
    const largest = Buffer.alloc(LARGEST, PDF)
    expect(succeeded(await upload(visit, largest, 'application/pdf'), 201)).toMatchObject({ size: LARGEST })
    isRefused(await upload(visit, Buffer.alloc(LARGEST + 1, PDF), 'application/pdf'), 413)
  })

  it('are refused as another type, in the words of the reference', async () => {
    const visit = await book(await newPatient())
    isRefused(await upload(visit, PDF, 'text/plain'), 415, notSupported('text/plain'))
    expect(await list(visit)).toEqual([])
  })

  it('are deleted', async () => {
    const visit = await book(await newPatient())
    const { id } = succeeded(await upload(visit, PNG, 'image/png'), 201) as Attachment
    isDone(await remove(visit, id))
    // The reference shows "deleted" in the list, and does not say whether what is deleted stays in it.
    expect((await list(visit)).filter(({ deleted }) => !deleted)).toEqual([])
    isRefused(await remove(visit, id), 404)
  })

  it('are of appointments that there are', async () => {
    const nowhere = newId()
    isRefused(await upload(nowhere, PDF, 'application/pdf'), 404)
    isRefused(await solo().call('GET', pathOf(nowhere)), 404)
    isRefused(await remove(nowhere, newId()), 404)
    isRefused(await remove(await book(await newPatient()), newId()), 404)
  })
})
