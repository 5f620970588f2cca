/** Stands on the screen until the first page is there; it says nothing, because no words are loaded yet. */
export function FirstLoad() {
  return <div className="first-load" aria-busy="true" />
}
