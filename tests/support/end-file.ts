import { afterAll, vi } from 'vitest'
import { endFile } from './cleanup'
import './patience'

// Vitest runs this file before each test file, and hooks in reverse: this one comes after all of the file's own. The test files
// of a process share its modules, so nothing of one may be left for the next.
afterAll(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  await endFile()
})
