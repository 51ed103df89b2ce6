import { createObservable, type Observable } from '@/components/feed/observable'

/** Plays videos in a browser that allows no sound before the first tap on a page. */
export interface Playback {
  /** Whether a video plays without its sound until the user taps. */
  readonly silenced: Observable<boolean>
  /** Plays a video with its sound, or without where the browser allows no more: then the picture is there at least. */
  play(video: HTMLVideoElement): Promise<void>
  /** Forgets a video that is gone. */
  forget(video: HTMLVideoElement): void
  /** Turns the sound on. Call it within a tap. */
  unsilence(): void
}

/** Creates the playback of one page. */
export function createPlayback(): Playback {
  const silent = new Set<HTMLVideoElement>()
  const silenced = createObservable(false)

  const isRefused = async (video: HTMLVideoElement): Promise<boolean> => {
    try {
      await video.play()
      return false
    } catch (error) {
      // Any other error is of a video that has another stream since, or is gone.
      return error instanceof DOMException && error.name === 'NotAllowedError'
    }
  }

  const play = async (video: HTMLVideoElement): Promise<void> => {
    if (!(await isRefused(video)) || video.muted || !video.isConnected) return
    video.muted = true
    silent.add(video)
    silenced.set(true)
    await isRefused(video)
  }

  return {
    silenced,
    play,
    forget(video) {
      silent.delete(video)
      if (silent.size === 0) silenced.set(false)
    },
    unsilence() {
      const waiting = [...silent]
      silent.clear()
      silenced.set(false)
      for (const video of waiting) {
        video.muted = false
        void play(video)
      }
    },
  }
}
