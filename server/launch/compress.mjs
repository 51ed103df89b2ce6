import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * `compress.mjs FOLDER` puts a compressed copy next to each script and style sheet in it: `.br` for browsers that reached Lantern by HTTPS,
 * `.gz` for the others. server/http/static-files.ts serves them; no request is compressed while a hospital's screens reconnect.
 */

const TEXTS = new Set(['.js', '.css', '.svg'])

const [, , folder = '.'] = process.argv
const files = (await readdir(folder, { recursive: true })).filter((file) => TEXTS.has(extname(file)))
await Promise.all(files.map((file) => compress(join(folder, file))))

/** @param {string} file */
async function compress(file) {
  const content = await readFile(file)
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_QUALITY]: 11 },
    }),
    promisify(gzip)(content, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
