type Box = { left: number; top: number; right: number; bottom: number }

const anywhere: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }
const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 }

function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

/** Returns whether a box has more than some pixels in both directions. */
function isOver(pixels: number, { left, top, right, bottom }: Box): boolean {
  return right - left > pixels && bottom - top > pixels
}

/** Where the content of an element is seen, and where a person can scroll it to. */
type Windows = { seen: Box; reached: Box }

/** Returns a function that tells where the content of an element is not cut off. */
function windowsIn(place: Element): (element: Element) => Windows {
  const known = new Map<Element, Windows>()
  const windowsOf = (element: Element): Windows => {
    const before = known.get(element)
    if (before) return before
    const { parentElement: parent } = element
    const around =
      element === place || !parent ? { seen: anywhere, reached: anywhere } : windowsOf(parent)
    const { overflowX, clipPath } = getComputedStyle(element)
    const own = clipPath === 'none' ? element.getBoundingClientRect() : nowhere
    const cuts = clipPath !== 'none' || overflowX !== 'visible'
    const scrolls = ['auto', 'scroll'].includes(overflowX)
    const windows = {
      seen: cuts ? common(around.seen, own) : around.seen,
      reached: scrolls ? anywhere : cuts ? common(around.reached, own) : around.reached,
    }
    known.set(element, windows)
    return windows
  }
  return windowsOf
}

/** A line of text on the screen: its place, and the parts of it that are not cut off. */
type Line = Windows & { words: string; parent: Element; box: DOMRect }

/** Returns the lines of text of an element, without those for screen readers only. */
function linesIn(place: Element): Line[] {
  const windowsOf = windowsIn(place)
  const lines: Line[] = []
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode
    if (!parent || !textContent?.trim() || parent.closest('.visually-hidden, svg')) continue
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const { seen, reached } = windowsOf(parent)
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const box of range.getClientRects())
      lines.push({
        ...{ words: textContent.slice(0, 60), parent, box },
        ...{ seen: common(seen, box), reached: common(reached, box) },
      })
  }
  // Cloudscape's texts for screen readers are a pixel wide.
  return lines.filter(({ seen, reached }) => isOver(2, seen) || isOver(2, reached))
}

/** Controls, headings and labels; a person must be able to read them to the end. */
const whole =
  'button, a[href], h1, h2, h3, label, legend, dt, thead th, figcaption, [role=tab], [role=option], .status'

/**
 * Values, which may be cut off: those of a list are whole under the pointer, the chosen one of a
 * select is whole in its list.
 */
const shortened = 'tbody th, tbody td, [aria-haspopup=dialog], [aria-haspopup=listbox]'

/** Returns the texts of controls, headings and labels that are cut off or leave their place. */
export function cutOff(place: Element): string[] {
  return linesIn(place)
    .filter(({ parent, box, reached }) => {
      const element = parent.closest(shortened) ? null : parent.closest(whole)
      if (!element) return false
      const { left, right } = element.getBoundingClientRect()
      const isCut = reached.right < box.right - 1 || reached.left > box.left + 1
      return isCut || box.right > right + 1 || box.left < left - 1
    })
    .map(({ words, parent }) => `${parent.closest('figure')?.id}: ${words}`)
}

/** How much two lines may touch: letters seldom fill the height of their line. Pixels. */
const touch = 4

/** Returns the pairs of texts that lie over each other, in each example of a page or in a dialog. */
export function overlapping(place: Element): string[] {
  const parts = place.matches('body') ? [...place.querySelectorAll('figure')] : [place]
  return parts.flatMap((part) => {
    const lines = linesIn(part)
    return lines.flatMap((one, at) =>
      lines
        .slice(at + 1)
        .filter(
          (other) => other.parent !== one.parent && isOver(touch, common(one.seen, other.seen)),
        )
        .map((other) => `${part.id}: ${one.words} / ${other.words}`),
    )
  })
}
