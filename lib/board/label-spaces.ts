import type { Labels } from './label'
import type { LabelSpace } from './label-lines'

/**
 * The spaces for labels on cards. A card's measures are in em of the card (bed.css, wall.css): 1 em is 16 px at scale 1. The
 * space is the same in every state of a bed, so that no label changes with a request or a timer.
 */

/** The font size of a label on a card, in em of the card. */
const BOARD_LABEL = 1.5
const WALL_LABEL = 2.3

/** Padding, the widest border, and one icon at the right. */
const NEXT_TO_LABEL = 2 * 0.625 + 0.32 + 1.2
/** The height of the label of a low card, and of one that has room for two lines. */
const LOW = 1.725
const TALL = 2.85

/** The smallest size at which a label is read on a board from a chair, and on a wall from 5 m. */
const SMALLEST_ON_BOARD = 0.55
const SMALLEST_ON_WALL = 0.5
/** A floor where a label would get smaller than this has taller cards. */
const COMFORTABLE = 0.8

/** Where the labels of one floor are written. */
export interface FloorSpace {
  readonly space: LabelSpace
  /** Its cards have room for two lines. */
  readonly tall: boolean
}

/** Returns the space for the labels of a floor of a board, by the width of a column: on taller cards where one line is too little. */
export function boardSpace(labels: Labels, bedIds: Iterable<string>, columnEm: number): FloorSpace {
  const low = boardCard(columnEm, LOW)
  const tall = hasLongLabel(labels, bedIds, low)
  return { space: tall ? boardCard(columnEm, TALL) : low, tall }
}

function boardCard(columnEm: number, height: number): LabelSpace {
  return {
    width: (columnEm - NEXT_TO_LABEL) / BOARD_LABEL,
    height: height / BOARD_LABEL,
    smallest: SMALLEST_ON_BOARD,
  }
}

/** Returns whether one of the labels is shortened or small in this space. */
export function hasLongLabel(labels: Labels, bedIds: Iterable<string>, space: LabelSpace): boolean {
  for (const id of bedIds) {
    const label = labels.write(id, space)
    if (label && (label.shortened || label.size < COMFORTABLE)) return true
  }
  return false
}

/** Next to the label of a wall's card: as on a board; the digits of a timer in the largest size as well; on a low card, less padding. */
const NEXT_TO_WALL_LABEL = {
  roomy: 6.72,
  usual: NEXT_TO_LABEL + 0.1,
  low: 2 * 0.4 + 0.32 + 1.2 + 0.1,
} as const
/** Above the label and below it: the padding, and one line at the bottom of the card, or two on a higher card. */
const ABOUT_ONE_LINE = 2.4
const ABOUT_TWO_LINES = 3.5
/** From this height (em) on a card has room for two lines below its label. */
const HIGHER = 5.75
/** The padding of a low card, which has no line but its label. */
const ABOUT_LOW = 0.4

/**
 * What a wall's cards have room for. `roomy`: a waiting bed's wait and reason, in letters that are read from 5 m. `usual`: the
 * label and a line. `low`: the label only. The wait is in the bed's tile anyway.
 */
export type WallCard = keyof typeof NEXT_TO_WALL_LABEL

/** Returns the space for the labels of a wall, by the width of a column and the height of a card. */
export function wallSpace(columnEm: number, cardEm: number, card: WallCard): LabelSpace {
  const about = card === 'low' ? ABOUT_LOW : cardEm > HIGHER ? ABOUT_TWO_LINES : ABOUT_ONE_LINE
  return {
    width: (columnEm - NEXT_TO_WALL_LABEL[card]) / WALL_LABEL,
    height: Math.max(1, (cardEm - about) / WALL_LABEL),
    smallest: SMALLEST_ON_WALL,
  }
}

/** Cards of a workstation (1440 px, next to the queue) and of a wall of sixty beds: fewer beds and wider screens have more space. */
const USUAL = [boardCard(6.85, TALL), wallSpace(11, 5, 'usual')]

/** Returns a label as one of the usual screens shortens it; null where all of them show it whole. */
export function shortenedOnUsualScreens(labels: Labels, bedId: string): string | null {
  for (const space of USUAL) {
    const label = labels.write(bedId, space)
    if (label?.shortened) return label.lines.join('')
  }
  return null
}
