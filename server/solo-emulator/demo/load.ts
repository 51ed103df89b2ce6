import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/server/platform/db/open'
import { appointment, bed, device, episode, location, patient, waitingRoom } from '../db/schema'
import { APPOINTMENT, EPISODES, MIKE, SLOT_SECONDS, WAITING_ROOMS } from './examples'
import { DEMO_HOSPITAL } from './hospital'
import { loadNotes } from './load-notes'

/**
 * Loads the demo hospital into the migrated schema of the Solo emulator, unless the schema has data. Nodes that start together
 * load it once.
 * @returns whether it was loaded now
 */
export const loadDemoHospital = (database: Database): Promise<boolean> =>
  database.orm.transaction(async (tx) => {
    await tx.execute(sql`lock table ${location} in share row exclusive mode`)
    if (await holdsAnything(tx)) return false
    await loadPeople(tx)
    await loadBeds(tx)
    await loadVisits(tx)
    return true
  })

async function holdsAnything(tx: Transaction): Promise<boolean> {
  for (const table of [location, patient, waitingRoom]) {
    if ((await tx.$count(table)) > 0) return true
  }
  return false
}

const beds = DEMO_HOSPITAL.buildings.flatMap((building) => building.beds.map((one) => ({ building, one })))
const inpatients = beds.flatMap(({ one }) => (one.patient ? [one.patient] : []))
const spids = new Map(inpatients.map((one, index) => [one.id, MIKE.spid + 1 + index]))

async function loadPeople(tx: Transaction): Promise<void> {
  await tx.insert(patient).values([
    MIKE,
    ...inpatients.map((one) => ({
      spid: spids.get(one.id),
      ownId: one.id,
      iwaId: one.id,
      hsid: one.mrn,
      record: one.record,
    })),
  ])
  // Rows with explicit numbers do not move the counter.
  await tx.execute(
    sql`select setval(pg_get_serial_sequence('solo.patient', 'spid'), (select max(spid) from ${patient}))`,
  )
}

async function loadBeds(tx: Transaction): Promise<void> {
  await tx.insert(location).values(DEMO_HOSPITAL.buildings.map((building) => building.location))
  await tx.insert(bed).values(
    beds.map(({ building, one }) => ({
      id: one.id,
      building: building.name,
      floor: one.floor,
      department: one.department,
      room: one.room,
      bed: one.bed,
      locationId: building.location.id,
      patientSpid: one.patient ? spids.get(one.patient.id) : null,
      admittedOn: one.patient?.admittedOn,
    })),
  )
  await tx.insert(device).values(
    beds.flatMap(({ one }) =>
      one.deviceSerial && one.careLocation
        ? [
            {
              serial: one.deviceSerial,
              bedId: one.id,
              online: one.deviceOnline,
              careLocationId: one.careLocation.id,
              careLocationName: one.careLocation.name,
              careLocationNumber: one.careLocation.number,
              roomName: one.careLocation.roomName,
            },
          ]
        : [],
    ),
  )
}

async function loadVisits(tx: Transaction): Promise<void> {
  const rooms = WAITING_ROOMS.map((room, position) => ({ ...room, position, slotSeconds: SLOT_SECONDS }))
  await tx.insert(waitingRoom).values(rooms)
  const { waitingRoom: name, ...visit } = APPOINTMENT
  const room = rooms.find((one) => one.name === name)
  if (!room) throw new Error('The demo appointment names a waiting room that the demo does not have')
  await tx.insert(appointment).values({
    ...visit,
    patientSpid: MIKE.spid,
    waitingRoomId: room.id,
  })
  await tx.execute(
    sql`select setval(pg_get_serial_sequence('solo.appointment', 'id'), (select max(id) from ${appointment}))`,
  )
  await tx.insert(episode).values(EPISODES.map((one) => ({ ...one, patientSpid: MIKE.spid })))
  await loadNotes(tx)
}
