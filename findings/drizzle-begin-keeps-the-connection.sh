#!/usr/bin/env bash
# drizzle-orm 0.45.4 over pg 8.23.1: a transaction whose `begin` fails never gives its connection back to the pool.
#
# The line to the database is silent for a moment, as behind a switch that restarts, so that `begin` runs into pg's query_timeout.
# Expected: transaction() rejects, and once the line is back the pool serves as before.
# Seen:     it rejects, and the connection stays taken for as long as the process lives: with a pool of one the next transaction waits
#           in vain. In drizzle-orm/node-postgres/session.js `begin` stands before the `try` whose `finally` releases. The same pool
#           without drizzle is whole again.
#
# Needs npm. The database is PGlite behind its own socket server. Prints what it saw, and fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent drizzle-orm@0.45.4 pg@8.23.1 @electric-sql/pglite@0.3.14 @electric-sql/pglite-socket@0.0.19
cat >run.mjs <<'EOF'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'

const db = await PGlite.create()
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0 })
const listening = new Promise((resolve) => server.addEventListener('listening', (event) => resolve(event.detail)))
await server.start()
const { port } = await listening

const sockets = new Set()
let silent = false
const line = createServer((incoming) => {
  const outgoing = connect(port, '127.0.0.1')
  incoming.pipe(outgoing).pipe(incoming)
  for (const socket of [incoming, outgoing]) {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      incoming.destroy()
      outgoing.destroy()
    })
    if (silent) socket.pause()
  }
}).listen(0, '127.0.0.1')
await once(line, 'listening')
const beSilent = (now) => {
  silent = now
  for (const socket of sockets) now ? socket.pause() : socket.resume()
}

const word = (promise) => promise.then(() => 'done', (error) => (error.cause ?? error).message)
const seen = {}
for (const way of ['pool', 'drizzle']) {
  const pool = new pg.Pool({
    host: '127.0.0.1', port: line.address().port, user: 'postgres', database: 'postgres',
    max: 1, query_timeout: 500, connectionTimeoutMillis: 3000,
  })
  pool.on('error', () => {})
  const transaction = way === 'drizzle'
    ? () => drizzle(pool).transaction(async () => {})
    : async () => {
        await pool.query('begin; commit')
      }
  const before = await word(transaction())
  beSilent(true)
  const during = await word(transaction())
  beSilent(false)
  const after = await word(transaction())
  seen[way] = [before, during, after]
  // The server takes one connection at a time. What drizzle keeps can only be left to the end of the process.
  if (way === 'pool') await pool.end()
}
console.log(seen)
const expected = {
  pool: ['done', 'Query read timeout', 'done'],
  drizzle: ['done', 'Query read timeout', 'timeout exceeded when trying to connect'],
}
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.error('No longer as described above.')
  process.exit(1)
}
process.exit(0)
EOF
node run.mjs
