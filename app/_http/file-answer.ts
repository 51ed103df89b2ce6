/** A file as a service answers it. */
export interface AnsweredFile {
  /** Holds no patient data: it ends up in logs of proxies, and in the list of downloads. */
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** An answer that a browser saves as a file and no cache keeps. The type is announced, and never guessed from content. */
export const fileAnswer = ({ name, type, bytes }: AnsweredFile): Response =>
  // A copy, because a Response does not take what shared memory might back.
  new Response(new Uint8Array(bytes), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': type,
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': disposition(name),
      'X-Content-Type-Options': 'nosniff',
    },
  })

/** RFC 6266: a name in plain ASCII for everybody, and the whole one where it holds more. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"${ascii === name ? '' : `; filename*=UTF-8''${whole}`}`
}
