import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The network between a node and its PostgreSQL, which a test can cut or silence. */
export interface DatabaseLink {
  /** The database's URL by way of this link. */
  readonly url: string
  /** Breaks every connection and refuses new ones. */
  cut(): void
  /** Keeps every connection open, and lets nothing through. */
  freeze(): void
  /** Lets queries through and holds back the answers. */
  holdAnswers(): void
  /** How many connections were refused. */
  refused(): number
  /** Forgets every connection without a word to either side, as firewalls do; new ones work. */
  forget(): void
  restore(): void
  close(): Promise<void>
}

export async function linkTo(databaseUrl: string): Promise<DatabaseLink> {
  const target = new URL(databaseUrl)
  let state: 'open' | 'cut' | 'frozen' = 'open'
  const pairs = new Set<readonly [Socket, Socket]>()
  let refusals = 0
  const forgotten: (readonly [Socket, Socket])[] = []
  const server = createServer((near) => {
    if (state === 'cut') {
      refusals += 1
      near.destroy()
      return
    }
    const far = connect(Number(target.port || 5432), target.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.pipe(far).pipe(near)
    if (state === 'frozen') hold(pair)
  })
  const hold = ([near, far]: readonly [Socket, Socket]) => {
    near.unpipe(far).pause()
    far.unpipe(near).pause()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  const breakAll = () => {
    for (const [near] of [...pairs, ...forgotten]) near.destroy()
  }
  return {
    url: url.href,
    cut() {
      state = 'cut'
      breakAll()
    },
    freeze() {
      state = 'frozen'
      pairs.forEach(hold)
    },
    holdAnswers() {
      for (const [near, far] of pairs) far.unpipe(near).pause()
    },
    refused: () => refusals,
    forget() {
      pairs.forEach(hold)
      forgotten.push(...pairs)
      pairs.clear()
    },
    restore() {
      for (const [near, far] of pairs) {
        // Piping a second time would send everything twice.
        near.unpipe(far)
        far.unpipe(near)
        near.pipe(far).pipe(near)
      }
      state = 'open'
    },
    async close() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
