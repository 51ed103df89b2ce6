/** The reasons for which the Solo emulator refuses, independent of HTTP; `server/solo-emulator/envelope.ts` has the statuses. */
export type No = 'bad-parameter' | 'unknown' | 'taken' | 'cancelled' | 'wrong-type' | 'too-soon'

/** The answer of a service of the Solo emulator. A `message` is sent unchanged and holds no patient data. */
export type Answer<T> =
  | {
      readonly ok: true
      readonly value: T /** It existed before: nothing was created. */
      readonly existed?: true
    }
  | Refusal

export interface Refusal {
  readonly ok: false
  readonly no: No
  readonly message: string
}

export const yes = <T>(value: T): Answer<T> => ({ ok: true, value })
export const existed = <T>(value: T): Answer<T> => ({ ok: true, value, existed: true })
export const no = (why: No, message: string): Refusal => ({ ok: false, no: why, message })

/** The wording of the reference's own example: "Bad parameters [locationId: This is not a valid UUID.]". */
export const badParameter = (field: string, message: string) =>
  no('bad-parameter', `Bad parameters [${field}: ${message}]`)
