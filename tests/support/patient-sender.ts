import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Python's client, like many, looks for an answer only once it has sent everything. */
const SEND = `
import http.client, json, sys
from urllib.parse import urlsplit
asked = json.loads(sys.stdin.readline() or '{}')
to = urlsplit(asked['url'])
connection = http.client.HTTPConnection(to.hostname, to.port, timeout=60)
piece = b'x' * 65536
pieces = (piece[:min(65536, asked['bytes'] - at)] for at in range(0, asked['bytes'], 65536))
body = pieces if asked['chunked'] else b''.join(pieces)
connection.request('POST', to.path, body, asked['headers'], encode_chunked=asked['chunked'])
answer = connection.getresponse()
print(json.dumps({'status': answer.status, 'text': answer.read().decode()}))
`

export interface LongPost {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** How long the body is. */
  readonly bytes: number
  /** In chunks, without a Content-Length. */
  readonly chunked: boolean
}

/**
 * Posts a long body, and reads the answer only when all of it is sent.
 * @throws {Error} when the server breaks the connection before that
 */
export async function postPatiently(post: LongPost): Promise<{ status: number; text: string }> {
  const sending = run('python3', ['-c', SEND])
  sending.child.stdin?.end(`${JSON.stringify(post)}\n`)
  return JSON.parse((await sending).stdout)
}
