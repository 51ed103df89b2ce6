import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const source = join(import.meta.dirname, 'delivery.pml')
/** A run that has not ended after this long fails. */
const LIMIT_MS = 600_000

/** @typedef {import('./variants.mjs').Variant} Variant */
/** @typedef {{ readonly states: string, readonly depth: string, readonly seconds: number, readonly steps: readonly string[] | null }} Checked */

/** Returns which of the two programs that a check needs are not installed. */
export async function missingPrograms() {
  /** @type {string[]} */
  const missing = []
  for (const [program, version] of /** @type {const} */ ([
    ['spin', '-V'],
    ['gcc', '--version'],
  ])) {
    await run(program, [version]).catch(() => missing.push(program))
  }
  return missing
}

/**
 * Checks one variant in a folder of its own. `steps` are those of a counterexample, null where there is none: the shortest one of
 * what must never be, any of what must be in the end. Throws when the check was not exhaustive.
 * @param {Variant} variant @param {{ wantsShortest: boolean }} how @returns {Promise<Checked>}
 */
export async function check(variant, { wantsShortest }) {
  const cwd = await mkdtemp(join(tmpdir(), 'lantern-model-'))
  const startedAt = Date.now()
  try {
    const flags = flagsOf(variant, wantsShortest)
    await run('spin', ['-a', ...flags, source], { cwd })
    const isSafety = variant.of !== 'rest'
    const kind = isSafety ? ['-DSAFETY', ...(wantsShortest ? ['-DBFS'] : [])] : ['-DNOFAIR']
    await run('gcc', ['-O2', '-w', '-DCOLLAPSE', ...kind, '-o', 'pan', 'pan.c'], { cwd })
    const { stdout } = await run('./pan', ['-m100000', '-w25', ...(isSafety ? [] : ['-a'])], {
      cwd,
      timeout: LIMIT_MS,
      maxBuffer: 1 << 24,
    })
    const trail = (await readdir(cwd)).find((name) => name.endsWith('.trail'))
    const errors = figure(stdout, /errors: (\d+)/)
    if (/max search depth too small|out of memory|Search not completed/.test(stdout) && errors === '0') {
      throw new Error(`The check of "${variant.name}" did not see every state:\n${stdout}`)
    }
    if ((errors !== '0') !== (trail !== undefined)) throw new Error(`Not understood:\n${stdout}`)
    return {
      states: figure(stdout, /(\d+) states, stored/),
      depth: figure(stdout, /depth reached (\d+)/),
      seconds: (Date.now() - startedAt) / 1000,
      steps: trail === undefined ? null : await stepsOf(cwd, flags, trail),
    }
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

/** @returns {string[]} */
function flagsOf(
  /** @type {Variant} */ { no = [], with: more = [], of, tablets, faults = 2 - tablets },
  /** @type {boolean} */ isToBeRead,
) {
  return [
    `-DFAULTS=${faults}`,
    `-DTABLETS=${tablets}`,
    ...no.map((remedy) => `-DNO_${remedy}`),
    ...more.map((adversary) => `-D${adversary}`),
    ...(of === 'any' ? [] : [`-DONLY_${of.toUpperCase()}`]),
    ...(isToBeRead ? ['-DFRESH_IDS'] : []),
  ]
}

async function stepsOf(
  /** @type {string} */ cwd,
  /** @type {readonly string[]} */ flags,
  /** @type {string} */ trail,
) {
  // It ends with the status of the assertion that the counterexample breaks.
  const replay = await run('spin', ['-t', '-B', '-k', trail, ...flags, source], { cwd }).catch(
    (/** @type {{ stdout: string }} */ ended) => ended,
  )
  return replay.stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(nurse|node|poller|tablet|EHR|Solo|the |at the|30 s)|CYCLE/.test(line))
    .map((line) =>
      line
        .replace(/finds S0/, 'finds nothing')
        .replace(/: S0 is open/, ': nothing is open')
        .replace(/<+START OF CYCLE>+/, '(and so for ever)'),
    )
}

function figure(/** @type {string} */ text, /** @type {RegExp} */ pattern) {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`Spin's answer has no ${pattern}:\n${text}`)
  return found
}
