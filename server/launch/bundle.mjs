import { build } from 'esbuild'
import { ALL_PROGRAMS, bundleOptions } from './bundle-options.mjs'

// A program of its own, so that the bundler's process and memory are gone before the server starts.
await build(bundleOptions(process.cwd(), ALL_PROGRAMS, 'dist')).catch((error) => {
  // esbuild has printed faults in the sources already; any other error it has not.
  if (!Array.isArray(error.errors)) console.error(error.message)
  process.exitCode = 1
})
