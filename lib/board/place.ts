import type { Locale } from '@/lib/words/locales'
import type { Translate } from '@/lib/words/translator'
import type { Bed, BedDevice } from './types'

type Door = Pick<Bed, 'room' | 'label'>
type Place = Pick<Bed, 'floor' | 'room' | 'label'>

/** How places are named in one language: the one way on all screens. */
export interface Places {
  /** "floor 2", "planta 2". */
  floor(name: string): string
  /** "431"; "room 1042", "habitación 1042" where the hospital wrote the word. */
  room(name: string): string
  /** "bed 2", "cama 2"; "window" as it is written. */
  bed(name: string): string
  /** "431 bed 2", as people say it on the phone. */
  roomAndBed(door: Door): string
  /** "floor 2, 431 bed 2". */
  whole(place: Place): string
}

/** The words for parts of a place that hospitals write in front of a number or name, in the languages that Lantern speaks. */
const WRITTEN = {
  floor: /^(floor|planta|piso)\s+(?=\S)/i,
  room: /^(room|habitación|habitacion)\s+(?=\S)/i,
  bed: /^(bed|cama)\s+(?=\S)/i,
} as const
type Part = keyof typeof WRITTEN

/** Returns a name without such a word in front: "2" of "bed 2". */
export const bareName = (part: Part, name: string): string => name.replace(WRITTEN[part], '').trim()

const made = new Map<Locale, Places>()

/**
 * Returns how places are named in a language. The words floor, room and bed that a hospital wrote in front of a name are put
 * into that language; what it calls its buildings, departments, floors, rooms and beds stays as it is written.
 * @param t - the words of that language
 */
export function placesIn(locale: Locale, t: Translate<'common'>): Places {
  const known = made.get(locale)
  if (known) return known
  const places = makePlaces((part, name) => t(`place.${part}`, { name }))
  made.set(locale, places)
  return places
}

function makePlaces(say: (part: Part, name: string) => string): Places {
  // A board names its floors and beds at every render, and they are few.
  const kept = new Map<string, string>()
  const named = (part: Part) => (name: string) => {
    const word = WRITTEN[part].exec(name)?.[1]
    if (word === undefined) return name
    const key = `${part} ${name}`
    const words = kept.get(key) ?? inCaseOf(word, say(part, bareName(part, name)))
    kept.set(key, words)
    return words
  }
  const [floor, room, bed] = [named('floor'), named('room'), named('bed')]
  const roomAndBed = (door: Door) => `${room(door.room)} ${bed(door.label)}`.trim()
  return { floor, room, bed, roomAndBed, whole: (place) => `${floor(place.floor)}, ${roomAndBed(place)}` }
}

/** "Room 1042" keeps its capital letter: "Habitación 1042". */
const inCaseOf = (written: string, words: string): string =>
  written.charAt(0) === written.charAt(0).toLowerCase()
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1)

/** "floor 2, 431 bed 2" as the hospital wrote it: for logs, files, and to sort by. */
export const writtenPlace = ({ floor, room, label }: Place): string => `${floor}, ${room} ${label}`.trim()

/**
 * Returns whether Solo does not know the place of a bed that has a device: no request from there can be sent. Without a device,
 * Solo is not expected to know the place.
 */
export const isUnknownPlace = ({ placeUnknown, serial }: BedDevice): boolean =>
  placeUnknown === true && serial !== null
