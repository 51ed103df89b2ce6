import { expect, it } from 'vitest'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'

const beds = DEMO_HOSPITAL.buildings.flatMap(({ name, beds }) =>
  beds.map((bed) => ({ building: name, ...bed })),
)
const patients = beds.flatMap(({ patient }) => patient ?? [])
const BEDS = 83
const distinct = (values: readonly unknown[]) => new Set(values).size

it('has the bed that the reference names', () => {
  expect(beds.filter(({ deviceSerial }) => deviceSerial === '123457')).toEqual([
    expect.objectContaining({
      building: 'hospital',
      floor: 'floor 2',
      department: 'emergency department',
      room: '431',
      bed: 'bed 2',
      careLocation: {
        id: '296f135e-88dd-4534-8e12-1f6f7b792fe5',
        name: 'ICC-CL-01-02',
        number: '1409',
        roomName: 'Room 50',
      },
      patient: expect.objectContaining({
        id: '99ac90da-58fd-4af8-a378-e37f10ef6be5',
        firstName: 'Yura',
        mrn: '1234',
        birthDate: '2024-03-28',
      }),
    }),
  ])
})

it('is large enough to be worth a board, in two buildings with a number to call', () => {
  expect(DEMO_HOSPITAL.buildings.map(({ name }) => name)).toEqual(['hospital', 'west pavilion'])
  for (const { phone } of DEMO_HOSPITAL.buildings) expect(phone).not.toBe('')
  expect(beds).toHaveLength(BEDS)
  expect(distinct(beds.map(({ building, floor }) => `${building}/${floor}`))).toBe(6)
  expect(distinct(beds.map(({ department }) => department))).toBe(6)
})

it('has empty beds, beds without a device, and devices that are offline, but few', () => {
  for (const some of [
    beds.filter(({ patient }) => !patient),
    beds.filter(({ deviceSerial }) => deviceSerial === null),
    beds.filter(({ deviceSerial, deviceOnline }) => deviceSerial !== null && !deviceOnline),
  ]) {
    expect(some.length).toBeGreaterThan(2)
    expect(some.length).toBeLessThan(15)
  }
})

it('names everything once', () => {
  const places = beds.map(({ building, floor, room, bed }) => [building, floor, room, bed].join('/'))
  expect(distinct(places)).toBe(BEDS)
  expect(distinct(beds.map(({ id }) => id))).toBe(BEDS)
  expect(distinct(beds.map(({ department, room, bed }) => [department, room, bed].join('/')))).toBe(BEDS)
  const devices = beds.flatMap(({ deviceSerial }) => deviceSerial ?? [])
  expect(distinct(devices)).toBe(devices.length)
  const locations = beds.flatMap(({ careLocation }) => careLocation ?? [])
  for (const key of ['id', 'name', 'number', 'roomName'] as const) {
    expect(distinct(locations.map((location) => location[key]))).toBe(devices.length)
  }
  for (const key of ['id', 'mrn'] as const) {
    expect(distinct(patients.map((patient) => patient[key]))).toBe(patients.length)
  }
  expect(distinct(patients.map(({ firstName, lastName }) => `${firstName} ${lastName}`))).toBe(
    patients.length,
  )
})

it('has patients who were born before they were admitted', () => {
  for (const { birthDate, admittedOn } of patients) {
    expect(new Date(birthDate).toISOString().slice(0, 10)).toBe(birthDate)
    expect(birthDate <= admittedOn).toBe(true)
  }
})

it('has rooms and beds of long names, and names that would read alike without their ends', () => {
  const places = beds.map(({ room, bed }) => `${room} ${bed}`)
  for (const place of [
    '4W-12 A',
    '4W-12 B',
    'PICU-07 bed 1',
    'Bay 14 bed 1',
    'Bay 14 bed 10',
    '1042 bed 1',
  ]) {
    expect(places).toContain(place)
  }
  expect(places.filter((place) => place.startsWith('Observation Suite 03 '))).toHaveLength(8)
})
