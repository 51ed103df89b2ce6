#!/usr/bin/env bash
# fastify 5.12.8 with Python's http.client: the refusal of a body over `bodyLimit` never reaches the sender.
#
# A client posts 30 MB where 1 MB is allowed, and reads the answer once it has sent everything, as http.client and what is built on it do.
# Expected: 413.
# Seen:     fastify answers 413 with `Connection: close` as soon as Content-Length, or what came in chunks, passes the limit, and the
#           connection goes away while the client sends. It reports a broken pipe or a reset, and never sees the 413: an integration engine takes
#           that for an outage, and sends the same body again. A handler that reads a stream to its end before it refuses is understood.
#
# Needs npm and python3. Prints what it saw, and fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent fastify@5.12.8
cat >server.mjs <<'EOF'
import { execFile } from 'node:child_process'
import fastify from 'fastify'

const app = fastify({ bodyLimit: 1024 * 1024 })
app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, async (_, body) => body)
app.addContentTypeParser('application/x-stream', async (_, stream) => stream)
app.post('/', async ({ body }) => ({ bytes: body.length }))
app.post('/stream', async ({ body }, reply) => {
  let bytes = 0
  for await (const chunk of body) bytes += chunk.length
  return reply.code(bytes > 1024 * 1024 ? 413 : 200).send()
})
const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
const post = (way, bytes, path = '/', type = 'application/octet-stream') =>
  new Promise((resolve) =>
    execFile('python3', ['client.py', port, way, String(bytes), path, type], (_, out) => resolve(out.trim())),
  )
const MB = 1024 * 1024
const seen = {
  'half a MB, chunked': await post('chunked', MB / 2),
  '30 MB, Content-Length': await post('length', 30 * MB),
  '30 MB, chunked': await post('chunked', 30 * MB),
  '30 MB, read to its end': await post('chunked', 30 * MB, '/stream', 'application/x-stream'),
}
console.log(seen)
const expected = {
  'half a MB, chunked': '200',
  '30 MB, Content-Length': 'connection lost',
  '30 MB, chunked': 'connection lost',
  '30 MB, read to its end': '413',
}
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.error('No longer as described above.')
  process.exit(1)
}
process.exit(0)
EOF
cat >client.py <<'EOF'
import http.client
import sys

port, way, size = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
path, kind = sys.argv[4:]
piece = b"x" * 65536
pieces = [piece] * (size // len(piece))
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
body = iter(pieces) if way == "chunked" else b"".join(pieces)
try:
    connection.request("POST", path, body, {"Content-Type": kind}, encode_chunked=way == "chunked")
    print(connection.getresponse().status)
except (BrokenPipeError, ConnectionResetError):
    print("connection lost")
EOF
node server.mjs
