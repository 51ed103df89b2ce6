/** Time (ms) between a lifted finger and its click: only then does the browser look for what lies under the finger. */
const CLICK_COMES_MS = 100
/** No press keeps a part in its place for longer (ms), for banners may lie under it. */
const LONGEST_PRESS_MS = 1_500

/**
 * Keeps a part of the page in its place while a finger or mouse button is down, whatever comes and goes above it: a tap that meets a
 * banner is neither lost nor given to a neighbour. Where the page is scrolled nothing moves: browsers anchor the scroll, and for those
 * that do not this corrects it.
 * @returns what ends it
 */
export function keepUnderFinger(part: HTMLElement): () => void {
  /** How far the part is shown below its place, in px. */
  let offset = 0
  const place = () => part.getBoundingClientRect().top - offset
  let top = place()
  /** Where a press keeps the part; null while there is none. */
  let kept: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const moveBy = (px: number) => {
    offset = px
    part.style.transform = px === 0 ? '' : `translateY(${px}px)`
  }
  const onResize = () => {
    const by = place() - top
    if (by === 0) return
    top += by
    if (kept !== null) moveBy(kept - top)
    else if (window.scrollY > 0 && !CSS.supports('overflow-anchor', 'auto')) window.scrollBy(0, by)
  }
  const release = () => {
    kept = null
    moveBy(0)
  }
  const onScroll = () => {
    release()
    top = place()
  }
  const onPress = () => {
    clearTimeout(timer)
    release()
    top = place()
    kept = top
    timer = setTimeout(release, LONGEST_PRESS_MS)
  }
  const onLift = () => {
    clearTimeout(timer)
    timer = setTimeout(release, CLICK_COMES_MS)
  }

  const onClick = () => {
    clearTimeout(timer)
    release()
  }

  const sizes = new ResizeObserver(onResize)
  sizes.observe(part)
  sizes.observe(document.body)
  const ended = new AbortController()
  const { signal } = ended
  document.addEventListener('scroll', onScroll, { passive: true, signal })
  document.addEventListener('pointerdown', onPress, { capture: true, signal })
  document.addEventListener('pointerup', onLift, { capture: true, signal })
  // The browser has already found what lies under the finger: what the tap brings needs its room at once.
  document.addEventListener('click', onClick, { capture: true, signal })
  document.addEventListener('pointercancel', onLift, { capture: true, signal })
  return () => {
    clearTimeout(timer)
    sizes.disconnect()
    ended.abort()
    moveBy(0)
  }
}
