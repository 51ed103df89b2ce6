/** Marks that turn the direction of text (UAX #9): "exe.fdp" can be written so that it reads "pdf.exe" the other way round. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Returns the name of a file as everyone reads it: without the folders before it, and without marks of direction. */
export const nameAlone = (name: string): string =>
  (name.replace(DIRECTION, '').split(/[/\\]/).at(-1) ?? '').trim()
