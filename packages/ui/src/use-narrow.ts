import { useSyncExternalStore } from 'react'

/** The width below which the console stands in one column, as its style sheets have it. */
const query = '(max-width: 688px)'

function subscribe(listener: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Whether the window is narrow, such as on a telephone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
