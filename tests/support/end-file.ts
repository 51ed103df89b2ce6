import { afterAll } from 'vitest'
import { endFile } from './cleanup'

// Vitest runs a setup file before each test file, also where those share their modules: this hook is each file's last.
afterAll(endFile)
