import { within } from '../db/within'

/**
 * What `read` answers, or a rejection with code 'timed_out' after `timeoutMs`: a connection can hang for as long as TCP
 * waits, and nothing here may wait that long.
 */
export async function inTime<T>(timeoutMs: number, read: Promise<T>): Promise<T> {
  await within(timeoutMs, read)
  return read
}
