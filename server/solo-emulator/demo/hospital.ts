import { DEMO_LOCATIONS, EXAMPLE_BED, INPATIENT_YURA } from './examples'
import { type DemoInpatient, inpatient } from './inpatients'
import { stableUuid } from './stable-uuid'
import { WARDS } from './wards'

/** Solo's own name for the place of a device. `number` is the same care location's other id. */
export interface DemoCareLocation {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly roomName: string
}

export interface DemoBed {
  readonly id: string
  readonly floor: string
  readonly department: string
  readonly room: string
  readonly bed: string
  /** Null if the bed has no device: no one can ask for help there through Solo. */
  readonly deviceSerial: string | null
  /** False without a device. */
  readonly deviceOnline: boolean
  readonly careLocation: DemoCareLocation | null
  readonly patient: DemoInpatient | null
}

export interface DemoBuilding {
  readonly name: string
  /** The phone to call when a request is NOT SENT. */
  readonly phone: string
  readonly location: { readonly id: string; readonly name: string }
  readonly beds: readonly DemoBed[]
}

/** One bed of the plan, without patient and device. */
interface Position {
  readonly building: string
  readonly floor: string
  readonly department: string
  readonly room: string
  readonly bed: string
}

const positions: readonly Position[] = WARDS.flatMap(({ rooms, beds, ...ward }) =>
  rooms.flatMap((room) => beds.map((bed) => ({ ...ward, room, bed }))),
)

const isExample = (position: Position) =>
  Object.entries(EXAMPLE_BED.place).every(([name, value]) => position[name as keyof Position] === value)

const EXAMPLE_INDEX = positions.findIndex(isExample)

/** Numbers run through the whole hospital, so that the reference's bed gets the reference's number. */
const counted = (example: string, index: number) => String(Number(example) + index - EXAMPLE_INDEX)

function careLocation(position: Position, index: number): DemoCareLocation {
  const { careLocation: example } = EXAMPLE_BED
  return {
    id: isExample(position) ? example.id : stableUuid(`care location ${index}`),
    name: isExample(position) ? example.name : `ICC-CL-${position.room}-0${position.bed.replace('bed ', '')}`,
    number: counted(example.number, index),
    roomName: `Room ${counted(example.roomNumber, index)}`,
  }
}

/** A bed's number in the hospital decides what it lacks, so that every start shows the same board. */
function furnish(position: Position, index: number): DemoBed {
  const example = isExample(position)
  const hasDevice = example || index % 15 !== 2
  const occupied = example || index % 6 !== 5
  const { building: _, ...place } = position
  return {
    ...place,
    id: stableUuid(`bed ${index}`),
    deviceSerial: hasDevice ? counted(EXAMPLE_BED.deviceSerial, index) : null,
    deviceOnline: hasDevice && !example && index % 9 !== 3,
    careLocation: hasDevice ? careLocation(position, index) : null,
    patient: example ? INPATIENT_YURA : occupied ? inpatient(index) : null,
  }
}

const beds = positions.map((position, index) => ({
  building: position.building,
  bed: furnish(position, index),
}))

/**
 * Returns the demo hospital, the same on every machine: everything that the reference's examples name, and enough more for a
 * full board. All people in it are made up.
 */
export const DEMO_HOSPITAL: { readonly buildings: readonly DemoBuilding[] } = {
  buildings: DEMO_LOCATIONS.map(({ building, phone, ...location }) => ({
    name: building,
    phone,
    location,
    beds: beds.filter((one) => one.building === building).map((one) => one.bed),
  })),
}
