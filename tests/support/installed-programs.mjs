import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const CHROMIUM_PLACES = [
  '/usr/bin',
  '/snap/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  '/Applications/Google Chrome.app/Contents/MacOS',
]
/** Where Debian and others keep the servers, off the PATH, one folder a version. */
const POSTGRES_PLACES = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt', '/usr']

/**
 * A Chromium or Chrome that starts, or null.
 * @returns {string | null} its absolute path
 */
export function findChromium() {
  const names = [...CHROMIUM_NAMES, 'Chromium', 'Google Chrome']
  const paths = [...CHROMIUM_PLACES, ...pathFolders()].flatMap((place) =>
    names.map((name) => join(place, name)),
  )
  return paths.find((path) => works(path)) ?? null
}

/**
 * Chromium's headless shell, or null: the same browser without a window, which takes a third less of the machine.
 * @returns {string | null} its absolute path
 */
export const findHeadlessShell = () => onPath('chromium-headless-shell')

/** Firefox, in Debian's version or another: its absolute path, or null. */
export const findFirefox = () => onPath('firefox-esr') ?? onPath('firefox')

/**
 * The folder of a PostgreSQL server's programs that start, the newest first, or null.
 * @returns {string | null} absolute; it holds `initdb` and `postgres`
 */
export function findPostgres() {
  const folders = [...POSTGRES_PLACES.flatMap(versionsIn), ...pathFolders()]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => works(join(folder, name)))) ?? null
}

/** 7-Zip: its absolute path, or null. */
export const findSevenZip = () => onPath('7z', ['i'])

/** Python 3: its absolute path, or null. */
export const findPython = () => onPath('python3')

/** curl: its absolute path, or null. */
export const findCurl = () => onPath('curl')

/** OpenSSL on the command line: its absolute path, or null. */
export const findOpenssl = () => onPath('openssl', ['version'])

/** coturn, a TURN server: its absolute path, or null. */
export const findTurnServer = () => onPath('turnserver', ['--version'])

/** PgBouncer, a pooler of PostgreSQL: its absolute path, or null. */
export const findPgBouncer = () => onPath('pgbouncer')

function versionsIn(/** @type {string} */ place) {
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => /^(\d+|postgresql(@\d+)?|pgsql-\d+)$/.test(name))
    .sort((a, b) => versionOf(b) - versionOf(a))
    .map((name) => join(place, name, 'bin'))
}

const versionOf = (/** @type {string} */ name) => Number(name.match(/\d+/)?.[0] ?? 0)

const pathFolders = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))

/** @returns {string | null} */
function onPath(/** @type {string} */ name, /** @type {string[]} */ args = ['--version']) {
  const paths = pathFolders().map((folder) => join(folder, name))
  return paths.find((path) => works(path, args)) ?? null
}

function works(/** @type {string} */ program, /** @type {string[]} */ args = ['--version']) {
  return existsSync(program) && spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
