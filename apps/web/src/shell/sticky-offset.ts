import { type RefObject, useEffect } from 'react'

/**
 * Matches a window as short as a page at 400 %, in which nothing sticks: the bars would leave no
 * room. `main.css` has the same query. Source: WCAG 1.4.10.
 */
const short = matchMedia('(max-height: 480px)')

/**
 * Sets the height of the bars at the top in the property that sticky elements use, including
 * Cloudscape's components.
 */
export function useStickyOffset(top: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const bars = top.current
    if (!bars) return
    const { style } = document.documentElement
    const tell = () =>
      style.setProperty(
        '--awsui-sticky-vertical-top-offset',
        short.matches ? '0px' : `${bars.offsetHeight}px`,
      )
    const observer = new ResizeObserver(tell)
    observer.observe(bars)
    short.addEventListener('change', tell)
    return () => {
      observer.disconnect()
      short.removeEventListener('change', tell)
    }
  }, [top])
}
