import type { DeviceReadiness } from '@/lib/board/types'
import { DEMO_HOSPITAL, type DemoBed } from '@/server/solo-emulator/demo/hospital'
import type { BedToLoad } from './load'

/** Returns the Solo emulator's demo hospital, as beds for Lantern's board. */
export function demoBeds(): BedToLoad[] {
  return DEMO_HOSPITAL.buildings.flatMap(({ name, phone, beds }) =>
    beds.map((one) => ({
      building: name,
      phone,
      floor: one.floor,
      department: one.department,
      room: one.room,
      bed: one.bed,
      device_serial: one.deviceSerial,
      readiness: readinessOf(one),
      patient: one.patient && {
        name: [one.patient.firstName, one.patient.middleName, one.patient.lastName].filter(Boolean).join(' '),
        mrn: one.patient.mrn,
        birthDate: one.patient.birthDate,
        soloId: one.patient.id,
      },
    })),
  )
}

const readinessOf = ({ deviceSerial, deviceOnline }: DemoBed): DeviceReadiness =>
  deviceSerial === null ? 'none' : deviceOnline ? 'ready' : 'offline'
