/** Why the embedded Solo says no, in words that HTTP knows nothing of; `server/solo-emulator/envelope.ts` has the statuses. */
export type No = 'bad-parameter' | 'unknown' | 'taken' | 'wrong-type' | 'too-soon'

/** What a service of the embedded Solo answers. A `message` is sent as it stands and holds no patient data. */
export type Answer<T> =
  | {
      readonly ok: true
      readonly value: T /** It was there before: nothing was created. */
      readonly existed?: true
    }
  | { readonly ok: false; readonly no: No; readonly message: string }

export const yes = <T>(value: T): Answer<T> => ({ ok: true, value })
export const existed = <T>(value: T): Answer<T> => ({ ok: true, value, existed: true })
export const no = (
  why: No,
  message: string,
): { readonly ok: false; readonly no: No; readonly message: string } => ({
  ok: false,
  no: why,
  message,
})

/** The wording of the reference's own example: "Bad parameters [locationId: This is not a valid UUID.]". */
export const badParameter = (field: string, message: string) =>
  no('bad-parameter', `Bad parameters [${field}: ${message}]`)
