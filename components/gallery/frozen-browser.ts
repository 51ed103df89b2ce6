/** `none`: the browser cannot play sound. */
export type SoundState = 'ready' | 'blocked' | 'none'

/**
 * Freezes this page's browser: the screen sends nothing to the server, plays no sound, and does not change. The
 * components do not know. It holds for the life of the page: the gallery's links load a new one.
 */
export function freezeBrowser(sound: SoundState): void {
  const really = window.fetch
  window.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, window.location.href)
    // Requests to /api never get an answer, so a screen that waits stays waiting.
    return pathname.startsWith('/api/') ? new Promise(() => {}) : really(input, init)
  }
  put('AudioContext', CONTEXTS[sound])
  // Otherwise the screen would ask for the permission to notify.
  put('Notification', { permission: 'denied' })
  keepFromLeaving()
}

const put = (name: string, value: unknown) =>
  Object.defineProperty(window, name, { configurable: true, value })

/** Keeps the page from leaving for the sign-in page, as a board does whose session has ended. */
function keepFromLeaving(): void {
  const navigation: unknown = Reflect.get(window, 'navigation')
  if (!(navigation instanceof EventTarget)) return
  navigation.addEventListener('navigate', (event) => {
    const destination: unknown = Reflect.get(event, 'destination')
    const url = typeof destination === 'object' && destination ? Reflect.get(destination, 'url') : null
    if (typeof url === 'string' && /^\/(sign-in|display)$/.test(new URL(url).pathname)) event.preventDefault()
  })
}

const nothing = () => {}
const PARAMETER = {
  value: 0,
  setValueAtTime: nothing,
  linearRampToValueAtTime: nothing,
  setTargetAtTime: nothing,
}
const NODE = {
  gain: PARAMETER,
  frequency: PARAMETER,
  connect: nothing,
  start: nothing,
  stop: nothing,
  setPeriodicWave: nothing,
}

/** The part of an AudioContext that components/sound/player.ts uses. */
class SilentContext extends EventTarget {
  readonly state: AudioContextState = 'running'
  readonly currentTime = 0
  readonly destination = NODE
  readonly createGain = () => NODE
  readonly createOscillator = () => NODE
  readonly createPeriodicWave = nothing
  readonly resume = async () => {}
  readonly close = async () => {}
}

class BlockedContext extends SilentContext {
  override readonly state: AudioContextState = 'suspended'
}

const CONTEXTS = { ready: SilentContext, blocked: BlockedContext, none: undefined }
