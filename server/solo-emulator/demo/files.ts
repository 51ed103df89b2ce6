/** Files of the demo: valid ones with little to see, in the sizes that the reference shows. */

/** One white pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=='

/** Returns a PNG of that many bytes; readers stop at its end chunk and ignore the rest. */
export function demoPng(sizeBytes: number): Buffer {
  const file = Buffer.alloc(sizeBytes)
  Buffer.from(PIXEL, 'base64').copy(file)
  return file
}

const OBJECTS = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>',
]

/** Returns a PDF of that many bytes: an empty page after a comment of the missing length. */
export function demoPdf(sizeBytes: number): Buffer {
  const short = pdfAfter('')
  // A comment's own first character and line end, and a digit for each offset that it makes longer.
  const missing = sizeBytes - short.length
  for (let length = missing; length > 0; length -= 1) {
    const file = pdfAfter(`%${' '.repeat(length)}\n`)
    if (file.length === sizeBytes) return Buffer.from(file, 'latin1')
  }
  throw new Error('There is no PDF so small')
}

function pdfAfter(comment: string): string {
  let body = `%PDF-1.4\n${comment}`
  const entries = OBJECTS.map((object, index) => {
    const offset = String(body.length).padStart(10, '0')
    body += `${index + 1} 0 obj${object}endobj\n`
    return `${offset} 00000 n \n`
  })
  const count = OBJECTS.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}`
  return `${body}${table}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
}
