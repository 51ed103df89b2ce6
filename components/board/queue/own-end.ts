const OWN = '.queue-own'

/** Returns where the user's own calls end in the window, in px; 0 where there are none, or they are out of view. */
export function ownEnd(): number {
  const own = document.querySelector(OWN)
  return own ? Math.max(0, own.getBoundingClientRect().bottom) : 0
}

/** Keeps an element's `--queue-own-end` at where the user's own calls end, while the page scrolls. @returns what ends that */
export function keepBelowOwn(element: HTMLElement): () => void {
  const place = () => element.style.setProperty('--queue-own-end', `${ownEnd()}px`)
  place()
  const own = document.querySelector(OWN)
  const sizes = new ResizeObserver(place)
  // They may come while this is shown, which makes the page longer.
  sizes.observe(document.body)
  if (own) sizes.observe(own)
  window.addEventListener('scroll', place, { passive: true })
  window.addEventListener('resize', place)
  return () => {
    sizes.disconnect()
    window.removeEventListener('scroll', place)
    window.removeEventListener('resize', place)
  }
}
