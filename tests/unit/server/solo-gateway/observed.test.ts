import { describe, expect, it } from 'vitest'
import { assistanceRequest } from '@/lib/solo/endpoints/assistance'
import { observe } from '@/server/solo-gateway/observed'

/** The reference's answer to "Create Assistance Request". */
const EXAMPLE = {
  id: 'f87479f4-b7a1-4c3b-9dd3-69656bb7b925',
  device: '123457',
  careLocation: { availability: 'offline', id: '296f135e-88dd-4534-8e12-1f6f7b792fe5', name: 'ICC-CL-01-02' },
  practice: '91ce2309-4049-49a4-8bf5-793bbe1579ed',
  patient: {
    age: 0,
    id: '99ac90da-58fd-4af8-a378-e37f10ef6be5',
    firstName: 'Yura',
    lastName: 'Lukashik',
    middleName: 'A',
    dob: '2024-03-28',
    mrn: '1234',
  },
  assignedTo: null,
  room: 'Room 50',
  status: 'incomplete',
  createdAt: '2024-03-28T12:02:05+00:00',
  finishedAt: null,
}
const seen = (more: object = {}) => observe(assistanceRequest.parse({ ...EXAMPLE, ...more }))

describe('What Solo says of a request, in our words', () => {
  it('is the reference’s example, mapped', () => {
    expect(seen()).toEqual({
      soloId: EXAMPLE.id,
      soloPatientId: '99ac90da-58fd-4af8-a378-e37f10ef6be5',
      patient: { name: 'Yura A Lukashik', mrn: '1234', birthDate: '2024-03-28' },
      readiness: 'offline',
      device: '123457',
      assignee: null,
      status: null,
      createdAt: new Date('2024-03-28T12:02:05Z'),
      finished: false,
      fromApi: true,
    })
  })

  it('keeps an unknown status as text', () => {
    expect(seen({ status: 'on its way' })).toMatchObject({ status: 'on its way' })
  })

  it('reads a finished one, and an odd date as none', () => {
    expect(seen({ finishedAt: '2024-03-28T12:05:00+00:00' }).finished).toBe(true)
    expect(seen({ createdAt: 'yesterday' }).createdAt).toBeNull()
    expect(seen({ patient: { ...EXAMPLE.patient, dob: '28.03.2024' } }).patient?.birthDate).toBeNull()
  })

  it('knows no patient without an MRN', () => {
    expect(seen({ patient: { id: 'x', firstName: 'Y' } })).toMatchObject({
      patient: null,
      soloPatientId: 'x',
    })
    expect(seen({ patient: null })).toMatchObject({ patient: null, soloPatientId: null })
  })
})
