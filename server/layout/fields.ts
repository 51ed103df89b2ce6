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
      // All signs that Unicode says are not shown: zero-width ones, marks of direction, soft hyphens, fillers, variation selectors.
      .refine(
        (text) => !/[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u.test(text),
        'holds an invisible character: type it anew',
      )
      .refine((text) => !text.includes(LOST), 'holds characters that were lost: save the file as UTF-8'),
  )

/** The same, or null for an empty one. */
export const maybeWord = z
  .string()
  .transform((text) => text.trim() || null)
  .pipe(layoutWord.nullable())

/** With a digit; outside lines begin with a digit, +, * or # or a bracket, and extensions with x or ext. */
const PHONE = /^(?=.*\d)(?:(?:ext\.?|x)\s*\d|\(\+|[+*#\d(])[\d\s().\-/*#,;]*(?:\s?(?:ext|x)\.?\s*\d+)?$/i

/** A phone number, as people and spreadsheets write it, or as a `tel:` address (RFC 3966). */
export const phoneWord = z
  .string()
  .transform((text) =>
    text
      .trim()
      .replace(/^tel:/i, '')
      .replace(/;ext=/i, ' ext ')
      .replace(/\p{Pd}/gu, '-')
      .replace(/\p{Zs}/gu, ' '),
  )
  .pipe(maybeWord)
  .refine(
    (text) => text === null || (text.length <= 40 && PHONE.test(text)),
    'is no telephone number: digits, spaces and + ( ) - / * #, and an extension after x or ext',
  )
