import { type RefObject, useEffect } from 'react'

/** Tells what sticks below the bars at the top how high they are, by the property that Cloudscape's components follow too. */
export function useStickyOffset(top: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const bars = top.current
    if (!bars) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() =>
      style.setProperty('--awsui-sticky-vertical-top-offset', `${bars.offsetHeight}px`),
    )
    observer.observe(bars)
    return () => observer.disconnect()
  }, [top])
}
