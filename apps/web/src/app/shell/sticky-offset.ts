import { type RefObject, useEffect } from 'react'

/** In a window as short as a page at 400 % nothing sticks: the bars would leave no room. `main.css` says the same. Source: WCAG 1.4.10. */
const short = matchMedia('(max-height: 480px)')

/** Tells what sticks below the bars at the top how high they are, by the property that Cloudscape's components follow too. */
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
