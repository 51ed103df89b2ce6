import { createObservable, type Observable } from '@/components/feed/observable'
import type { Pattern, Pulse } from '@/lib/sound/patterns'

/** `blocked`: the browser wants a tap before it lets a page sound. `none`: the browser cannot play sound. */
export type PlayerState = 'starting' | 'ready' | 'blocked' | 'none'

export interface Playing {
  /** Silences the pattern within a few ms. */
  stop(): void
}

export interface Player {
  readonly state: Observable<PlayerState>
  /** Asks the browser to allow sound; works within a tap or a key press. */
  unlock(): void
  /**
   * Plays a pattern.
   * @param volume - 0 to 1
   */
  play(pattern: Pattern, volume: number): Playing
  close(): void
}

/** A context that is allowed to sound runs within this time (ms); otherwise it is blocked. */
const SELF_TEST_MS = 800
/** Rise and fall time (s) of a pulse: hard edges click (IEC 60601-1-8 asks for 10 to 40 % of a pulse). */
const EDGE_S = 0.025
const FADE_S = 0.015
/** Amplitudes of the fundamental and its overtones: four or more make a tone easy to locate in a room. */
const OVERTONES = new Float32Array([0, 1, 0.5, 0.4, 0.3, 0.2])

/** Creates the player, which synthesises every sound: it loads nothing, so a lost connection cannot silence it. */
export function createPlayer(): Player {
  const state = createObservable<PlayerState>('starting')
  const context = openContext()
  if (!context) {
    state.set('none')
    return { state, unlock: () => {}, play: () => ({ stop: () => {} }), close: () => {} }
  }
  const wave = context.createPeriodicWave(new Float32Array(OVERTONES.length), OVERTONES)
  const readState = () => {
    if (context.state === 'running') state.set('ready')
    else if (state.get() !== 'starting') state.set('blocked')
  }
  const unlock = () => {
    if (context.state !== 'running') context.resume().then(readState, readState)
  }
  context.addEventListener('statechange', readState)
  unlock()
  const selfTest = setTimeout(() => {
    if (state.get() === 'starting') state.set(context.state === 'running' ? 'ready' : 'blocked')
  }, SELF_TEST_MS)

  return {
    state,
    unlock,
    play(pattern, volume) {
      const out = context.createGain()
      out.gain.value = volume
      out.connect(context.destination)
      const startAt = context.currentTime + 0.02
      const tones = pattern.map((pulse) => sound(context, wave, out, pulse, startAt + pulse.atMs / 1000))
      return {
        stop: () => {
          out.gain.setTargetAtTime(0, context.currentTime, FADE_S / 3)
          for (const tone of tones) tone.stop(context.currentTime + FADE_S)
        },
      }
    },
    close() {
      clearTimeout(selfTest)
      context.removeEventListener('statechange', readState)
      void context.close()
    },
  }
}

function openContext(): AudioContext | null {
  try {
    return new AudioContext({ latencyHint: 'interactive' })
  } catch {
    return null
  }
}

function sound(
  context: AudioContext,
  wave: PeriodicWave,
  out: AudioNode,
  { lengthMs, frequencyHz }: Pulse,
  at: number,
): OscillatorNode {
  const end = at + lengthMs / 1000
  const edge = context.createGain()
  edge.gain.setValueAtTime(0, at)
  edge.gain.linearRampToValueAtTime(1, at + EDGE_S)
  edge.gain.setValueAtTime(1, end - EDGE_S)
  edge.gain.linearRampToValueAtTime(0, end)
  edge.connect(out)
  const tone = context.createOscillator()
  tone.setPeriodicWave(wave)
  tone.frequency.value = frequencyHz
  tone.connect(edge)
  tone.start(at)
  tone.stop(end)
  return tone
}
