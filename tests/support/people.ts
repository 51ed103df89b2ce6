import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type BoardPage, boardPage } from './board-page'
import { type TestBrowser, type WatchedPage, warmChromium } from './chromium'
import { signInAt } from './nurse-client'

/** A person at a screen of their own. */
export interface Person {
  readonly page: Page
  readonly board: BoardPage
  /** Names complaints of this person's browser that this test provokes. */
  expects(...complaints: readonly RegExp[]): void
  /** Closes the person's screen and checks its complaints. */
  leave(): Promise<void>
}

export interface People {
  /** A person before an empty tab. Without `serviceWorkers: 'allow'` the browser keeps nothing for when the server is gone. */
  arrive(options?: BrowserContextOptions): Promise<Person>
  /**
   * A person who has signed in at `origin`, through the route that the sign-in page uses, and sees a live board. Tenants have no
   * demo account and need a password. All who enter one Lantern by one name share a session, but for an `ownSession`.
   */
  enter(origin: string, username: string, options?: EnterOptions): Promise<Person>
}

export interface EnterOptions extends BrowserContextOptions {
  readonly password?: string
  /** For a person who signs out. */
  readonly ownSession?: boolean
  /** Runs before the page loads, so that a test can observe everything. */
  readonly before?: (page: Page) => Promise<void>
}

/** For those who look at what flashes. All others are shown less motion, which leaves the machine to what they look at. */
export const MOTION = { reducedMotion: 'no-preference' } as const

const TAPPED = ['--autoplay-policy=no-user-gesture-required']

/** The complaints of a browser whose server is gone, perhaps in the middle of an answer. */
export const SERVER_GONE = [
  /ERR_INCOMPLETE_CHUNKED_ENCODING/,
  /ERR_CONTENT_LENGTH_MISMATCH/,
  /ERR_CONNECTION_REFUSED/,
  /ERR_CONNECTION_RESET/,
  /ERR_EMPTY_RESPONSE/,
  /ERR_SOCKET_NOT_CONNECTED/,
  /WebSocket connection to .* failed/,
] as const

/** Chromium reports every answer that is an error as one of the console. */
export const answered = (status: number): RegExp =>
  new RegExp(`Failed to load resource: the server responded with a status of ${status}`)

/**
 * A browser for the tests of a describe block, to be called in its body. After each test every screen must be free of
 * complaints, and the people who came in that test go home; when it fails, a picture of every screen is kept in the system's
 * temporary folder.
 * @param options.args - more switches of Chromium's; absent: pages may sound, as they may after the taps of signing in
 */
export function gatherPeople(options: { readonly args?: readonly string[] } = {}): People {
  let chromium: TestBrowser
  beforeAll(async () => {
    chromium = await warmChromium(options.args ?? TAPPED)
  })
  const present = new Set<{ name: string; person: Person; cameInTest: boolean; expectClean(): void }>()
  let inTest = false

  async function arrive(options: BrowserContextOptions = {}, name = 'person'): Promise<Person> {
    const watched = await chromium.newPage({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
      reducedMotion: 'reduce',
      ...options,
    })
    const { page } = watched
    const complaints = expectations(watched)
    const person: Person = {
      page,
      board: boardPage(page),
      expects: complaints.expect,
      leave: async () => {
        present.delete(entry)
        await page.context().close()
        complaints.expectClean()
      },
    }
    const entry = { name, person, cameInTest: inTest, expectClean: complaints.expectClean }
    present.add(entry)
    return person
  }

  beforeEach(() => {
    inTest = true
  })

  afterEach(async ({ task }) => {
    inTest = false
    const failed = task.result?.state === 'fail'
    if (failed) await keepPictures(task.name, present)
    const seen = await Promise.allSettled(
      [...present].map(async ({ person, cameInTest, expectClean }) =>
        cameInTest ? person.leave() : expectClean(),
      ),
    )
    const complaint = seen.find(({ status }) => status === 'rejected')
    if (complaint?.status === 'rejected' && !failed) throw complaint.reason
  })

  afterAll(async () => {
    for (const { person } of present) await person.page.context().close()
    present.clear()
  })

  return {
    arrive,
    async enter(origin, username, { password = 'lantern', ownSession, before, ...options } = {}) {
      const person = await arrive(options, username)
      const cookie = await (ownSession ? newSession : sharedSession)(origin, username, password)
      await person.page.context().addCookies([cookie])
      await before?.(person.page)
      await person.page.goto(`${origin}/board`)
      await person.board.live()
      return person
    },
  }
}

type SessionCookie = Awaited<ReturnType<typeof newSession>>

const sessions = new Map<string, Promise<SessionCookie>>()

/** The session of that name at that Lantern, opened for the first who asks. */
function sharedSession(origin: string, username: string, password: string): Promise<SessionCookie> {
  const key = `${origin} ${username}`
  const opened = sessions.get(key) ?? newSession(origin, username, password)
  sessions.set(key, opened)
  return opened
}

/** Opens a session through the route of the sign-in page. */
async function newSession(origin: string, username: string, password: string) {
  const { cookie } = await signInAt(origin, username, password)
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? []
  return { name, value, url: origin, httpOnly: true, sameSite: 'Lax' } as const
}

async function keepPictures(
  test: string,
  present: Iterable<{ readonly name: string; readonly person: Person }>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-screens-'))
  console.error(`What every screen showed when "${test}" failed: ${folder}`)
  for (const [index, { name, person }] of [...present].entries()) {
    for (const [tab, page] of person.page.context().pages().entries()) {
      await page.screenshot({ path: join(folder, `${index}-${name}-${tab}.png`) }).catch(() => undefined)
    }
  }
}

/** Fills in the sign-in page and sends it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

function expectations({ expectClean }: WatchedPage) {
  let expected: RegExp[] = []
  return {
    expect: (...complaints: readonly RegExp[]) => void expected.push(...complaints),
    expectClean: () => {
      const known = expected
      expected = []
      expectClean(known)
    },
  }
}
