import { type AttachmentType, LONGEST_FILE_NAME } from './files'

/** Marks that turn the direction of text (UAX #9): "exe.fdp" can be written so that it reads "pdf.exe" the other way round. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Returns the name of a file as everyone reads it: without the folders before it, and without marks of direction. */
export const nameAlone = (name: string): string =>
  (name.replace(DIRECTION, '').split(/[/\\]/).at(-1) ?? '').trim()

/** The first one is written where a name has none of them. */
const EXTENSIONS: Readonly<Record<AttachmentType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
}

/**
 * Returns the name of a file with an extension of its type: a program opens a file by that, whatever is in it. `Scan 12.03.2026` and
 * `notes.exe`, which hold a PDF, become `Scan 12.03.2026.pdf` and `notes.exe.pdf`.
 */
export function nameOfType(name: string, type: AttachmentType): string {
  const [own] = EXTENSIONS[type]
  const fits = EXTENSIONS[type].some((extension) => name.toLowerCase().endsWith(extension))
  // No half of a character stays behind.
  const short = name.slice(0, LONGEST_FILE_NAME - own.length).replace(/[\ud800-\udbff]$/, '')
  return fits ? name : `${short}${own}`
}
