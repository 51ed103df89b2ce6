/** A file as a service returns it. */
export interface AnsweredFile {
  /** Must hold no patient data: it ends up in logs of proxies and in the list of downloads. */
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Creates an answer that a browser saves as a file and no cache stores. Browsers must not guess another type. */
export const fileAnswer = ({ name, type, bytes }: AnsweredFile): Response =>
  // A copy, because a Response does not take memory that might be shared.
  new Response(new Uint8Array(bytes), {
    headers: { ...attachment(name, type), 'Content-Length': String(bytes.byteLength) },
  })

/** Returns the headers of an answer that a browser saves as a file. `name` must hold no patient data. */
export const attachment = (name: string, type: string): Record<string, string> => ({
  'Cache-Control': 'no-store',
  'Content-Type': type,
  'Content-Disposition': disposition(name),
  'X-Content-Type-Options': 'nosniff',
})

/** Returns the file's name by RFC 6266: in ASCII for every browser, and in full where it holds more. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"${ascii === name ? '' : `; filename*=UTF-8''${whole}`}`
}
