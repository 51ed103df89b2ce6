import { isUtf8 } from 'node:buffer'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PDF = Buffer.from('%PDF-')

export type FileContent =
  | 'application/pdf'
  | 'image/png'
  | 'image/jpeg'
  | 'text/plain'
  | 'application/octet-stream'

/**
 * Returns the type of a file by its first bytes. Some readers take a PDF whose header comes within 1,024 bytes (PDF 1.7, appendix
 * H.3, note 13): such a file can be a web page as well, so here it is none.
 */
export function contentOf(bytes: Buffer): FileContent {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return 'image/png'
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return 'image/jpeg'
  if (bytes.subarray(0, PDF.length).equals(PDF)) return 'application/pdf'
  return isUtf8(bytes) && !bytes.includes(0) ? 'text/plain' : 'application/octet-stream'
}
