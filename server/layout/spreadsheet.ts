/** The text of a cell that a spreadsheet was told to keep as text: `="012"` is 012. */
export const cellText = (cell: string): string => /^="([^"]*)"$/.exec(cell.trim())?.[1] ?? cell

/** What spreadsheets write where a formula has no result, in English. */
const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i
/** A long number, rounded: its last digits are gone. Without the plus it may be a room: 4E12. */
const ROUNDED = /^\d([.,]\d+)?E\+\d+$/i
/** 1-12 and 12/1 become this in English and Spanish: with hyphens and the short names of months, as no ward is called. */
const DATE = /^\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|sept|dic)\.?(-\d{2,4})?$/i

/** Returns what a spreadsheet has made of a cell that was something else before, as a sentence with the remedy; null: nothing. */
export function spoiltBy(cell: string): string | null {
  const text = cell.trim()
  if (ERROR.test(text)) return 'holds an error of the spreadsheet: fill it in'
  if (ROUNDED.test(text))
    return 'is a number that the spreadsheet rounded: format the column as text, and type it again'
  if (DATE.test(text))
    return 'is a date that the spreadsheet made of it: format the column as text, and type it again'
  return null
}
