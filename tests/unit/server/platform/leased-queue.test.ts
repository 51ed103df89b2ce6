import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createCircuit } from '@/lib/solo/circuit'
import { createLeasedQueue, type LeasedQueue, type LeasedQueueSettings } from '@/server/platform/leased-queue'

/** So long that no round comes by itself during a test: every later round was asked for. */
const NEVER_MS = 3_600_000

const jobs = (count: number): string[] => Array.from({ length: count }, (_, nth) => `job ${nth + 1}`)

/** Due rows in memory, and jobs that run until the test ends them. */
function table(due: string[]) {
  const running = new Map<string, { end(): void; fail(error: unknown): void }>()
  const leases: number[] = []
  const started: string[] = []
  let most = 0
  return {
    due,
    /** How many jobs each lease asked for. */
    leases,
    /** Every job that has run, in order. */
    started,
    running: () => [...running.keys()],
    mostAtOnce: () => most,
    end: (job: string) => running.get(job)?.end(),
    fail: (job: string, error: unknown) => running.get(job)?.fail(error),
    async lease(free: number): Promise<string[]> {
      leases.push(free)
      return due.splice(0, free)
    },
    async run(job: string): Promise<void> {
      started.push(job)
      try {
        await new Promise<void>((resolve, reject) => {
          running.set(job, { end: resolve, fail: reject })
          most = Math.max(most, running.size)
        })
      } finally {
        running.delete(job)
      }
    },
  }
}

describe('A leased queue', () => {
  const queues: LeasedQueue[] = []
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()))
    lines.length = 0
  })

  type Settings = Pick<LeasedQueueSettings<string>, 'lease' | 'run'> & Partial<LeasedQueueSettings<string>>

  function create(settings: Settings): LeasedQueue {
    const queue = createLeasedQueue<string>({
      name: 'test',
      pollIntervalMs: NEVER_MS,
      lateAfterMs: NEVER_MS,
      atOnce: 3,
      onError: { message: 'A job failed', fields: (job) => ({ job }) },
      log,
      ...settings,
    })
    queues.push(queue)
    return queue
  }

  async function start(settings: Settings): Promise<LeasedQueue> {
    const queue = create(settings)
    await queue.start()
    return queue
  }

  it('runs at most N jobs at once, and fills a place as soon as it is free', async () => {
    const { lease, run, ...rows } = table(jobs(5))
    await start({ lease, run })
    await expect.poll(rows.running).toEqual(['job 1', 'job 2', 'job 3'])
    rows.end('job 2')
    await expect.poll(rows.running).toEqual(['job 1', 'job 3', 'job 4'])
    expect(rows.leases).toEqual([3, 1])
    for (const job of jobs(5)) {
      await expect.poll(() => rows.started).toContain(job)
      rows.end(job)
    }
    await expect.poll(rows.running).toEqual([])
    expect(rows.mostAtOnce()).toBe(3)
    expect(rows.started).toEqual(jobs(5))
  })

  it('tells the lease which jobs run already', async () => {
    const { run, due, ...rows } = table(jobs(2))
    const seen: (readonly string[])[] = []
    const queue = await start({
      run,
      lease: async (_free, underWay) => {
        seen.push(underWay)
        return due.splice(0, 1)
      },
    })
    await expect.poll(rows.running).toHaveLength(1)
    queue.poke()
    await expect.poll(rows.running).toHaveLength(2)
    expect(seen).toEqual([[], ['job 1']])
    for (const job of jobs(2)) rows.end(job)
  })

  it('leaves the pace to its poll interval where it is told so', async () => {
    const { lease, run, ...rows } = table(jobs(2))
    const queue = await start({ lease, run, atOnce: 1, fetchOnCompletion: false })
    await expect.poll(rows.running).toEqual(['job 1'])
    rows.end('job 1')
    await expect.poll(rows.running).toEqual([])
    expect(rows.leases).toEqual([1])
    queue.poke()
    await expect.poll(rows.running).toEqual(['job 2'])
    rows.end('job 2')
  })

  describe('in front of a service that fails', () => {
    let now = 0
    const openCircuit = () => {
      now = 0
      const circuit = createCircuit({
        failures: 1,
        openMs: 1_000,
        maxOpenMs: 1_000,
        now: () => now,
        random: () => 0,
      })
      circuit.failed()
      return circuit
    }

    it('leases nothing before the pause is over, and then one job as a probe', async () => {
      const circuit = openCircuit()
      const { lease, run, ...rows } = table(jobs(4))
      let rounds = 0
      const countRound = async () => {
        rounds += 1
      }
      const queue = await start({ lease, run, circuit, beforeLease: countRound })
      await expect.poll(() => rounds).toBe(1)
      queue.poke()
      await expect.poll(() => rounds).toBe(2)
      expect(rows.leases).toEqual([])

      now += circuit.retryInMs()
      queue.poke()
      await expect.poll(rows.running).toEqual(['job 1'])
      queue.poke()
      await expect.poll(() => rounds).toBe(4)
      expect(rows.leases).toEqual([1])

      // The probe failed: the next pause begins.
      circuit.failed()
      rows.end('job 1')
      await expect.poll(() => rounds).toBe(5)
      expect(rows.leases).toEqual([1])
    })

    it('says once that the circuit has closed, and fills all places', async () => {
      const circuit = openCircuit()
      const { lease, run, ...rows } = table(jobs(4))
      const steps: string[] = []
      let rounds = 0
      const queue = await start({
        run,
        circuit,
        beforeLease: async () => {
          rounds += 1
        },
        lease: (free) => {
          steps.push('lease')
          return lease(free)
        },
        onCircuitClosed: async () => void steps.push('closed'),
      })
      await expect.poll(() => rounds).toBe(1)
      now += circuit.retryInMs()
      queue.poke()
      await expect.poll(rows.running).toEqual(['job 1'])
      circuit.succeeded()
      rows.end('job 1')
      await expect.poll(rows.running).toEqual(['job 2', 'job 3', 'job 4'])
      expect(steps).toEqual(['lease', 'closed', 'lease'])
      for (const job of jobs(4)) rows.end(job)
      await expect.poll(rows.running).toEqual([])
      expect(steps.filter((step) => step === 'closed')).toHaveLength(1)
    })

    it('says it again where that failed', async () => {
      const circuit = openCircuit()
      const { lease, run, ...rows } = table(jobs(1))
      let tries = 0
      let rounds = 0
      const queue = await start({
        lease,
        run,
        circuit,
        beforeLease: async () => {
          rounds += 1
        },
        onCircuitClosed: async () => {
          tries += 1
          if (tries === 1) throw new Error('the database is down')
        },
      })
      await expect.poll(() => rounds).toBe(1)
      circuit.succeeded()
      queue.poke()
      // A round that fails is repeated by itself, after a pause.
      await expect.poll(rows.running).toEqual(['job 1'])
      expect(tries).toBe(2)
      rows.end('job 1')
    })
  })

  it('begins the first part of what is leased before the next part is found', async () => {
    const { due, run, ...rows } = table(jobs(2))
    let find = () => {}
    const found = new Promise<void>((resolve) => {
      find = resolve
    })
    await start({
      run,
      async *lease() {
        yield due.splice(0, 1)
        await found
        yield due.splice(0, 1)
      },
    })
    await expect.poll(rows.running).toEqual(['job 1'])
    find()
    await expect.poll(rows.running).toEqual(['job 1', 'job 2'])
    for (const job of jobs(2)) rows.end(job)
  })

  it.each(['leases nothing', 'cannot lease'])(
    'does the rest of its work in a round that %s',
    async (what) => {
      let rounds = 0
      await start({
        run: async () => {},
        lease: async () => {
          if (what === 'cannot lease') throw new Error('the database is down')
          return []
        },
        afterLease: async () => {
          rounds += 1
        },
      })
      await expect.poll(() => rounds).toBeGreaterThan(0)
    },
  )

  it('frees the place of a job that failed, and logs its code without its message', async () => {
    const { lease, run, ...rows } = table(jobs(2))
    await start({ lease, run, atOnce: 1 })
    await expect.poll(rows.running).toEqual(['job 1'])
    rows.fail('job 1', Object.assign(new Error('Jane Doe, born 1950-01-01'), { code: '23505' }))
    await expect.poll(rows.running).toEqual(['job 2'])
    expect(lines).toMatchObject([{ job: 'job 1', code: '23505', msg: 'A job failed' }])
    expect(JSON.stringify(lines)).not.toContain('Jane')
    rows.end('job 2')
  })

  it('frees the place of a job that throws before it waits for anything', async () => {
    const { lease, run, ...rows } = table(jobs(2))
    await start({
      lease,
      atOnce: 1,
      run: (job) => {
        if (job === 'job 1') throw new TypeError('a fault')
        return run(job)
      },
    })
    await expect.poll(rows.running).toEqual(['job 2'])
    expect(lines).toMatchObject([{ job: 'job 1', code: 'TypeError' }])
    rows.end('job 2')
  })

  it('follows a poke that comes during a round with another round', async () => {
    const { run, due, ...rows } = table([])
    let rounds = 0
    const queue = create({
      run,
      lease: async (free) => {
        rounds += 1
        const leased = due.splice(0, free)
        // Written after this round has looked.
        if (rounds === 1) {
          due.push('job 1')
          queue.poke()
        }
        return leased
      },
    })
    await queue.start()
    await expect.poll(rows.running).toEqual(['job 1'])
    expect([rounds, lines]).toEqual([2, []])
    rows.end('job 1')
  })

  it('stops after the round and the jobs under way, and leases nothing more', async () => {
    const { run, due, ...rows } = table(jobs(3))
    let leaseNow = (_jobs: string[]) => {}
    const queue = await start({
      run,
      atOnce: 2,
      lease: () =>
        new Promise<string[]>((resolve) => {
          leaseNow = resolve
        }),
    })
    let stopped = false
    const stopping = queue.stop().then(() => {
      stopped = true
    })
    leaseNow(due.splice(0, 2))
    await expect.poll(rows.running).toEqual(['job 1', 'job 2'])
    rows.end('job 1')
    await expect.poll(rows.running).toEqual(['job 2'])
    expect(stopped).toBe(false)
    rows.end('job 2')
    await stopping
    queue.poke()
    expect(rows.started).toEqual(['job 1', 'job 2'])
    expect(queue.health().state).toBe('stopped')
  })

  it('listens on its channel for as long as it runs', async () => {
    const { lease, run, ...rows } = table([])
    let heard: ((payload: string) => void) | undefined
    let listening: string | null = null
    const database = {
      listen: async (channel: string, onHeard: (payload: string) => void) => {
        listening = channel
        heard = onHeard
        return async () => {
          listening = null
        }
      },
    }
    const queue = await start({ lease, run, wakeUp: { database, channel: 'new_jobs' } })
    expect(listening).toBe('new_jobs')
    await expect.poll(() => rows.leases.length).toBe(1)
    rows.due.push('job 1')
    heard?.('')
    await expect.poll(rows.running).toEqual(['job 1'])
    rows.end('job 1')
    await queue.stop()
    expect(listening).toBeNull()
  })
})
