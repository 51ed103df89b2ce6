import { deflateSync } from 'node:zlib'

/** So many colours fit into one byte a pixel. */
const COLOURS = 256

/**
 * The same picture in at most 256 colours: a third of the bytes, and screens of few hues look no different.
 * @param {import('playwright-core').Page} page - any; its browser decodes the picture
 * @param {Buffer} png
 * @returns {Promise<Buffer>}
 */
export async function indexedPng(page, png) {
  const { width, height, rgba } = await page.evaluate(decode, png.toString('base64'))
  const pixels = Buffer.from(rgba, 'base64')
  const { palette, indexOf } = paletteOf(pixels)
  // Each line starts with the number of its filter, 0: none (PNG, 9.2).
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) lines[y * (width + 1) + x + 1] = indexOf(at)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a pixel, colour type 3: indexed.
  head.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Runs in the page. @returns {Promise<{ width: number, height: number, rgba: string }>} */
async function decode(/** @type {string} */ base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const canvas = new OffscreenCanvas(image.width, image.height)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser draws nothing.')
  brush.drawImage(image, 0, 0)
  const { data } = brush.getImageData(0, 0, image.width, image.height)
  let text = ''
  for (let at = 0; at < data.length; at += 32_768) {
    text += String.fromCharCode(...data.subarray(at, at + 32_768))
  }
  return { width: image.width, height: image.height, rgba: btoa(text) }
}

/** The commonest colours of groups that look alike; every other one becomes the nearest of them. */
function paletteOf(/** @type {Buffer} */ pixels) {
  const exact = (/** @type {number} */ at) => pixels.readUIntBE(at, 3)
  // Five bits of each channel: what differs by less is one group.
  const groupOf = (/** @type {number} */ colour) =>
    ((colour >> 19) & 31) * 1024 + ((colour >> 11) & 31) * 32 + ((colour >> 3) & 31)
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (let at = 0; at < pixels.length; at += 4) counts.set(exact(at), (counts.get(exact(at)) ?? 0) + 1)
  /** @type {Map<number, { colour: number, count: number, all: number }>} */
  const groups = new Map()
  for (const [colour, count] of counts) {
    const known = groups.get(groupOf(colour)) ?? { colour, count: 0, all: 0 }
    groups.set(groupOf(colour), {
      ...(count > known.count ? { colour, count } : { colour: known.colour, count: known.count }),
      all: known.all + count,
    })
  }
  const palette = [...groups.values()]
    .sort((a, b) => b.all - a.all || a.colour - b.colour)
    .slice(0, COLOURS)
    .map(({ colour }) => [colour >> 16, (colour >> 8) & 255, colour & 255])
  /** @type {Map<number, number>} */
  const nearest = new Map()
  const indexOf = (/** @type {number} */ at) => {
    const colour = exact(at)
    const known = nearest.get(colour)
    if (known !== undefined) return known
    const index = nearestOf(palette, colour)
    nearest.set(colour, index)
    return index
  }
  return { palette, indexOf }
}

function nearestOf(/** @type {number[][]} */ palette, /** @type {number} */ colour) {
  let best = 0
  let distance = Number.POSITIVE_INFINITY
  for (const [index, [red = 0, green = 0, blue = 0]] of palette.entries()) {
    const away =
      (red - (colour >> 16)) ** 2 + (green - ((colour >> 8) & 255)) ** 2 + (blue - (colour & 255)) ** 2
    if (away < distance) {
      best = index
      distance = away
    }
  }
  return best
}

function chunk(/** @type {string} */ name, /** @type {Buffer} */ data) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** As PNG has it in its annex D; zlib's own came with Node 20.15, and Lantern takes 20.9. */
function crc32(/** @type {Buffer} */ data) {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
