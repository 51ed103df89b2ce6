import { PICTURE_WITHIN_MS } from '@/lib/calls/figures'

/** A camera that is turned on later than this after both sides met was off on purpose, and says nothing of the network. */
const CAMERA_OPENS_WITHIN_MS = 10_000

/** When things happened, in ms of a clock that runs evenly; null: not yet. */
export interface FirstPicture {
  /** Both sides were in the call. */
  readonly metAt: number | null
  /** The far side said that it sends a picture, and since then still does. */
  readonly sentAt: number | null
  readonly shownAt: number | null
}

export const NO_PICTURE: FirstPicture = { metAt: null, sentAt: null, shownAt: null }

/** Takes in what the far side says of itself; null: it is not in the call. Pure function. */
export const pictureFollows = (before: FirstPicture, sends: boolean | null, now: number): FirstPicture => ({
  ...before,
  metAt: before.metAt ?? (sends === null ? null : now),
  sentAt: sends ? (before.sentAt ?? now) : before.shownAt === null ? null : before.sentAt,
})

/** Returns the figures: how long the first picture took, and whether one was sent and never shown. */
export function firstPictureFigures({ metAt, sentAt, shownAt }: FirstPicture, now: number) {
  const sentAtOnce = metAt !== null && sentAt !== null && sentAt - metAt <= CAMERA_OPENS_WITHIN_MS
  return {
    firstPictureMs: sentAtOnce && shownAt !== null ? Math.max(0, shownAt - metAt) : null,
    pictureMissed: shownAt === null && sentAt !== null && now - sentAt >= PICTURE_WITHIN_MS,
  }
}
