/**
 * Of V8, for processes that open a PGlite and live for less than some minutes. Its second compiler of WebAssembly compiles all of
 * PGlite again in each process, which takes a second of CPU and more and never pays off in that time. Nothing else differs.
 */
export const V8_FLAGS = ['--liftoff-only']
