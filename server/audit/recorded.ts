import { accepted, type Result } from '@/lib/errors'

declare const recorded: unique symbol

/**
 * The answer of a service that has left its audit row, or that needed none. Only `createAudit` makes one, from a permit, so that a
 * service that drops its permit does not compile.
 */
export type Recorded<T> = Result<T> & { readonly [recorded]: true }

/** Marks a result as recorded. For `createAudit` only: it has written the row, or knows that none is needed. */
// The brand exists only in the types.
export const asRecorded = <T>(result: Result<T>): Recorded<T> => result as Recorded<T>

/** Gives a recorded answer another shape. */
export const shaped = <T, U>(result: Recorded<T>, shape: (value: T) => U): Recorded<U> =>
  asRecorded(result.ok ? accepted(shape(result.value)) : result)
