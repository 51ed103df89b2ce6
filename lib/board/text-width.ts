/**
 * The widths, in em, of the characters of Inter at weight 750, with tabular digits and rounded up. A width is known without a
 * page, so that a label can be written, and tested, before it is shown.
 */
const WIDTHS: readonly (readonly [em: number, characters: string])[] = [
  [0.27, ' ,.:;\u00a0'],
  [0.285, 'ijlI'],
  [0.345, '·'],
  [0.395, "'’‘!|`t()[]{}/\\¹"],
  [0.42, 'fr'],
  [0.5, '_^–°²³ªº'],
  [0.57, 's?L"“”'],
  [0.6, 'aceFJkxz'],
  [0.64, 'bdghnopquvyEø'],
  [0.647, '0123456789'],
  [0.65, '*+-<=>P~£'],
  [0.68, '#$&BRSTZß«»'],
  [0.755, 'CDGHKUXYđĐ'],
  [0.78, 'AVNOQØ'],
  [0.94, 'mwMæ'],
  [1.05, 'W@%…—œŒÆ'],
]

const BY_CHARACTER = new Map(WIDTHS.flatMap(([em, characters]) => [...characters].map((one) => [one, em])))

/** Other scripts, whose widest letters are as wide as they are high. */
const OTHER = 1.1
/** Emoji and rare signs come from a font of the system. */
const PICTURE = 1.5
const FIRST_PICTURE = 0x1f000

/** Returns the width of a text in em of its font size, never less than Inter takes for it. `spacing`: in em, for each character. */
export function textWidth(text: string, spacing = 0): number {
  let width = 0
  for (const character of text) width += widthOf(character) + spacing
  return width
}

function widthOf(character: string): number {
  const known = BY_CHARACTER.get(character)
  if (known !== undefined) return known
  const [base = character] = character.normalize('NFD')
  const code = character.codePointAt(0) ?? 0
  return (base !== character && BY_CHARACTER.get(base)) || (code < FIRST_PICTURE ? OTHER : PICTURE)
}
