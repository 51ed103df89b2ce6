import { type RefObject, useEffect, useState } from 'react'
import { dragged, type Frame, type Point, transformOf, WHOLE, type Zoom, zoomed } from './zoom'
import { followGestures } from './zoom-gestures'

export interface ZoomedPicture {
  /** 1 to 8. */
  readonly scale: number
  /** The transform of the video element; undefined for the whole picture. */
  readonly transform: string | undefined
  /** Enlarges around the centre of the tile. */
  readonly by: (factor: number) => void
  readonly drag: (by: Point) => void
  readonly reset: () => void
}

const NO_FRAME: Frame = { tile: { width: 0, height: 0 }, picture: { width: 0, height: 0 } }
const CENTRE: Point = { x: 0, y: 0 }

/** Lets the reader enlarge a video within its tile by wheel, pinch and drag. The view stays when the stream is replaced. */
export function useZoom(video: RefObject<HTMLVideoElement | null>, enabled: boolean): ZoomedPicture {
  const [zoom, setZoom] = useState<Zoom>(WHOLE)
  const [frame, setFrame] = useState<Frame>(NO_FRAME)
  const scale = zoom.scale

  useEffect(() => {
    const element = video.current
    const tile = element?.parentElement
    if (!enabled || !element || !tile) return
    const measure = () => setFrame(frameOf(tile, element))
    const observer = new ResizeObserver(measure)
    observer.observe(tile)
    element.addEventListener('resize', measure)
    const unfollow = followGestures(tile, {
      zoom: (factor, at) => setZoom((now) => zoomed(now, factor, at, frameOf(tile, element))),
      drag: (by) => setZoom((now) => dragged(now, by, frameOf(tile, element))),
    })
    return () => {
      observer.disconnect()
      element.removeEventListener('resize', measure)
      unfollow()
    }
  }, [video, enabled])

  return {
    scale,
    transform: transformOf(zoom, frame),
    by: (factor) => setZoom((now) => zoomed(now, factor, CENTRE, frame)),
    drag: (by) => setZoom((now) => dragged(now, by, frame)),
    reset: () => setZoom(WHOLE),
  }
}

/** Without the borders of the tile, in which nothing is drawn. */
const frameOf = (tile: HTMLElement, { videoWidth, videoHeight }: HTMLVideoElement): Frame => ({
  tile: { width: tile.clientWidth, height: tile.clientHeight },
  picture: { width: videoWidth, height: videoHeight },
})
