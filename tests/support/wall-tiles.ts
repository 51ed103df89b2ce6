/** Runs in the page: texts of tiles that another text covers, or that are outside their tile. */
export function covered(lists: Element[]): string[] {
  const found: string[] = []
  for (const tile of lists.flatMap((list) => [...list.children])) {
    const box = tile.getBoundingClientRect()
    const parts = [...tile.querySelectorAll('.call-label, .call-timer, .call-priority > *, .call-words')]
    const rects = parts.map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      // Between lines is leading: letters take the middle.
      const inset = (bottom - top) * 0.1
      return { part, left, right, top: top + inset, bottom: bottom - inset }
    })
    for (const [index, one] of rects.entries()) {
      const words = one.part.textContent ?? ''
      const inside = one.left >= box.left && one.right <= box.right + 0.5 && one.bottom <= box.bottom
      if (!inside) found.push(`${words}: outside its tile`)
      for (const other of rects.slice(index + 1)) {
        const apart =
          one.right <= other.left + 0.5 ||
          other.right <= one.left + 0.5 ||
          one.bottom <= other.top + 0.5 ||
          other.bottom <= one.top + 0.5
        if (!apart) found.push(`${words}: covers ${other.part.textContent}`)
      }
    }
  }
  const [list] = lists
  const plan = document.querySelector('.plan')
  if (list && plan && list.getBoundingClientRect().bottom > plan.getBoundingClientRect().top)
    found.push('the plan')
  return found
}

/** Runs in the page: what is seen of the mark of a page, and is outside its mark or over another part of it. */
export function marksInTheWay(lists: Element[]): string[] {
  return lists.flatMap((list) =>
    [...list.children].flatMap((mark) => {
      const box = mark.getBoundingClientRect()
      const seen = [...mark.querySelectorAll('svg, span:not(:has(*)), strong')].filter(
        (part) => part.checkVisibility() && getComputedStyle(part).clipPath === 'none',
      )
      const rects = seen.map((part) => part.getBoundingClientRect())
      const words = mark.textContent ?? ''
      return rects.flatMap((one, index) => [
        ...(one.left >= box.left && one.right <= box.right + 0.5 && one.bottom <= box.bottom
          ? []
          : [`${words}: outside`]),
        ...rects
          .slice(index + 1)
          .filter((other) => one.right > other.left + 0.5 && one.bottom > other.top + 0.5)
          .map(() => `${words}: covered`),
      ])
    }),
  )
}

/** Runs in the page: cards whose ring the edge of the plan cuts off. */
export function ringsOutside(plans: Element[]): string[] {
  return plans.flatMap((plan) => {
    const edge = plan.parentElement?.getBoundingClientRect()
    return [...plan.querySelectorAll('.bed')].flatMap((card) => {
      const [, ring = '0'] = /0px 0px 0px ([\d.]+)px/.exec(getComputedStyle(card).boxShadow) ?? []
      const { left, right, top, bottom } = card.getBoundingClientRect()
      const width = Number(ring)
      const inside =
        edge &&
        left - width >= edge.left &&
        right + width <= edge.right &&
        top - width >= edge.top &&
        bottom + width <= edge.bottom
      return inside ? [] : [card.getAttribute('data-bed') ?? '']
    })
  })
}
