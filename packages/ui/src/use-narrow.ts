import { useSyncExternalStore } from 'react'

/** The width at which the style sheets of the console change to one column. */
const query = '(max-width: 688px)'

function subscribe(listener: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Returns whether the window is narrow, for example on a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}
