import type { Messages } from 'use-intl'
import type { NamedWall } from '@/lib/board/display'
import type { OpenedChart } from '@/lib/chart/types'
import { ago, COLLEAGUE, HOUSE, PEOPLE, UNITS } from './example-data'

export type PrivacySceneName = keyof Messages['gallery']['privacy']

const DAY_S = 24 * 3_600

const wall = (more: Partial<NamedWall>): NamedWall => ({
  id: 'gallery-wall',
  name: 'Wall 2 North',
  buildingId: HOUSE.id,
  building: HOUSE.name,
  unit: UNITS[0],
  askedBy: PEOPLE.admin.name,
  askedAt: ago(1_200),
  own: false,
  names: { state: 'waiting', until: null },
  ...more,
})

const opened = (nth: number, seconds: number, by: string, reason: string): OpenedChart => ({
  id: `gallery-opened-${nth}`,
  at: ago(seconds),
  by,
  reason,
  place: { building: HOUSE.name, floor: `floor ${nth + 1}`, room: `${nth + 1}0${nth + 1}`, bed: 'bed 1' },
})

/** What the charge nurse's page shows; null: the screen in place of a chart outside the nurse's own units. */
export const PRIVACY_SCENES: Readonly<
  Record<
    PrivacySceneName,
    { readonly walls: readonly NamedWall[]; readonly charts: readonly OpenedChart[] } | null
  >
> = {
  openedCharts: {
    walls: [
      wall({}),
      wall({
        id: 'gallery-wall-2',
        name: 'Staff room',
        unit: null,
        names: { state: 'waiting', until: ago(-5 * DAY_S) },
      }),
      wall({ id: 'gallery-wall-3', name: 'Wall of the medication room', own: true }),
      wall({
        id: 'gallery-wall-4',
        name: 'Nurses’ station',
        names: { state: 'approved', by: PEOPLE.charge.name, at: ago(3 * DAY_S) },
      }),
    ],
    charts: [
      opened(1, 65, COLLEAGUE.name, 'Emergency'),
      opened(2, 4_000, PEOPLE.virtual.name, 'The patient’s nurse asked me'),
      opened(
        3,
        50_000,
        PEOPLE.bedside.name,
        'Prepares the transfer to us at seven, and has to know which drains and lines come along with the patient',
      ),
    ],
  },
  openedChartsNone: { walls: [], charts: [] },
  chartElsewhere: null,
}

export const isPrivacyScene = (name: string | null): name is PrivacySceneName =>
  name !== null && Object.hasOwn(PRIVACY_SCENES, name)
