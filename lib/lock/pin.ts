/** Why a PIN is refused: `length` (or no digits only), `common`, or `date`. */
export type PinProblem = 'length' | 'common' | 'date'

/** A password has 12 characters or more, so what is typed is never both. */
const PIN = /^\d{6,10}$/

/** Returns whether a text can be a PIN, whether or not it would be a good one. */
export const isPinShaped = (text: string): boolean => PIN.test(text)

/** Widely used ones that the rules below do not find (patterns of the keypad). */
const COMMON: ReadonlySet<string> = new Set([
  '112233',
  '123321',
  '147258',
  '147852',
  '159357',
  '159753',
  '258456',
  '753951',
  '789456',
  '102030',
  '010203',
  '202020',
  '246810',
  '135790',
])

/** Returns what is wrong with a PIN that its user chooses; null where nothing is. */
export function pinProblem(pin: string): PinProblem | null {
  if (!isPinShaped(pin)) return 'length'
  if (COMMON.has(pin) || isRun(pin) || isRepeated(pin)) return 'common'
  return isDate(pin) ? 'date' : null
}

/** 234567, 987654, 890123: each digit is one more, or one less, than the digit before. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** 777777, 121212, 45674567: a part of it is all of it. */
const isRepeated = (pin: string): boolean =>
  [1, 2, 3, 4, 5].some(
    (part) => part < pin.length && pin.length % part === 0 && isMadeOf(pin, pin.slice(0, part)),
  )

const isMadeOf = (pin: string, part: string): boolean => part.repeat(pin.length / part.length) === pin

/** The first of these digits of a date, in each order that people write it. */
function isDate(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4, 6)].map(Number)
  if (pin.length === 6) return isDay(a, b) || isDay(b, a) || isDay(c, b)
  if (pin.length !== 8) return false
  const years = [pin.slice(4), pin.slice(0, 4)].map(Number)
  const [last, first] = years.map((year) => year >= 1900 && year <= 2100)
  const [d, e] = [Number(pin.slice(4, 6)), Number(pin.slice(6))]
  return (last === true && (isDay(a, b) || isDay(b, a))) || (first === true && isDay(e, d))
}

const isDay = (day = 0, month = 0): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12
