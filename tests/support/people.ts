import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { type BoardPage, boardPage } from './board-page'
import { launchChromium, type TestBrowser, type WatchedPage } from './chromium'

/** Somebody at a screen of their own. */
export interface Person {
  readonly page: Page
  readonly board: BoardPage
  /** What this person's browser will rightly complain about in this test. */
  expects(...complaints: readonly RegExp[]): void
  /** Goes home: the screen is switched off, and what it complained about is looked at. */
  leave(): Promise<void>
}

export interface People {
  /** Somebody before an empty tab. */
  arrive(options?: BrowserContextOptions): Promise<Person>
  /** Somebody who has signed in at `origin` and sees a live board; tenants have no demo account and need a password. */
  enter(origin: string, username: string, options?: EnterOptions): Promise<Person>
}

export interface EnterOptions extends BrowserContextOptions {
  readonly password?: string
  /** Before anything is loaded, to watch all that comes. */
  readonly before?: (page: Page) => Promise<void>
}

/** The complaints of a browser whose server is gone. */
export const SERVER_GONE = [
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
 * One browser for the tests of a describe block, to be called in its body. After each test every screen must be free of
 * complaints, and whoever came in it goes home; when it fails, a picture of every screen is kept in the system's temporary
 * folder.
 * @param options.args - more switches of Chromium's
 */
export function gatherPeople(options: { readonly args?: readonly string[] } = {}): People {
  let chromium: TestBrowser
  beforeAll(async () => {
    chromium = await launchChromium(options)
  })
  const present = new Set<{ name: string; person: Person; cameInTest: boolean; expectClean(): void }>()
  let inTest = false

  async function arrive(options: BrowserContextOptions = {}, name = 'somebody'): Promise<Person> {
    const watched = await chromium.newPage({ viewport: { width: 1440, height: 900 }, ...options })
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

  return {
    arrive,
    async enter(origin, username, { password = 'lantern', before, ...options } = {}) {
      const person = await arrive(options, username)
      await before?.(person.page)
      await person.page.goto(`${origin}/sign-in`)
      await signIn(person.page, username, password)
      await person.board.live()
      return person
    },
  }
}

async function keepPictures(
  test: string,
  present: Iterable<{ readonly name: string; readonly person: Person }>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-screens-'))
  console.error(`What everybody saw when "${test}" failed: ${folder}`)
  for (const [index, { name, person }] of [...present].entries()) {
    await person.page.screenshot({ path: join(folder, `${index}-${name}.png`) }).catch(() => undefined)
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
