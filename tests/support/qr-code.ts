import jsQR from 'jsqr'
import type { Page } from 'playwright-core'

/**
 * Reads the QR code in a screenshot, as a phone's camera does.
 * @param page decodes the picture: Node has no decoder of its own
 */
export async function readQrCode(page: Page, png: Buffer): Promise<string> {
  const { width, height, pixels } = await page.evaluate(pixelsOf, png.toString('base64'))
  const found = jsQR(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height)
  if (!found) throw new Error('No reader finds a code in this picture.')
  return found.data
}

/** Runs in the page. */
async function pixelsOf(png: string) {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
  const { width, height } = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const brush = new OffscreenCanvas(width, height).getContext('2d')
  if (!brush) throw new Error('This browser draws nothing.')
  brush.drawImage(await createImageBitmap(new Blob([bytes], { type: 'image/png' })), 0, 0)
  let text = ''
  for (const byte of brush.getImageData(0, 0, width, height).data) text += String.fromCharCode(byte)
  return { width, height, pixels: btoa(text) }
}
