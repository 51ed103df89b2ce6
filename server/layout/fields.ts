import { z } from 'zod'

const MOST_CHARACTERS = 100

/** What a spreadsheet leaves where it was saved in another encoding. */
const LOST = '\uFFFD'

/** A name or number of the layout, from a file or a user. Issues are sentences that say what to do. */
export const layoutWord = z
  .string('is missing')
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1, 'is empty: fill it in')
      .max(MOST_CHARACTERS, `is longer than ${MOST_CHARACTERS} characters: shorten it`)
      .regex(/^\P{Cc}*$/u, 'holds a control character, such as a line break or a tab: remove it')
      .refine(
        (text) => !/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/.test(text),
        'holds an invisible character: type it anew',
      )
      .refine((text) => !text.includes(LOST), 'holds characters that were lost: save the file as UTF-8'),
  )

/** The same, or null for an empty one. */
export const maybeWord = z
  .string()
  .transform((text) => text.trim() || null)
  .pipe(layoutWord.nullable())

/** A phone number, as people write them. */
export const phoneWord = maybeWord.refine(
  (text) =>
    text === null || (text.length <= 40 && /^[+*#\d][\d\s().\-/*#,;]*(\s?(ext|x)\.?\s?\d+)?$/i.test(text)),
  'is no telephone number: digits, spaces and + ( ) - / * #',
)
