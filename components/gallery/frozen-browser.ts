export type SoundState = 'ready' | 'blocked'

/**
 * Makes this page's browser a still life: what is shown asks the server nothing and changes nothing there, sounds nothing,
 * and stays. The components above know nothing of it. For the life of the page: the gallery's links load anew.
 */
export function freezeBrowser(sound: SoundState): void {
  const really = window.fetch
  window.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, window.location.href)
    // As a server that does not answer: what waits for it shows that it does.
    return pathname.startsWith('/api/') ? new Promise(() => {}) : really(input, init)
  }
  put('AudioContext', sound === 'ready' ? SilentContext : BlockedContext)
  // A browser that was never asked for notices would be asked here.
  put('Notification', { permission: 'denied' })
  keepFromLeaving()
}

const put = (name: string, value: unknown) =>
  Object.defineProperty(window, name, { configurable: true, value })

/** A board whose session has ended leaves for the sign-in page, where the browser lets nobody hold it. */
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

/** As much of an AudioContext as components/sound/player.ts asks for. */
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
