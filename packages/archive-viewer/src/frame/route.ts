import { useEffect, useState } from 'preact/hooks'

/** A place in the archive: `#users/1f0c…?sort=name`. */
export type Route = { page: string; id?: string | undefined; query: URLSearchParams }

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Returns the place that a hash names. What cannot be read is taken as it is. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  const [page = '', ...rest] = path.split('/')
  const id = rest.join('/')
  return {
    page: decoded(page),
    id: id === '' ? undefined : decoded(id),
    query: new URLSearchParams(query),
  }
}

/** Returns the hash of a place. */
export function hashOf(page: string, id?: string, query: Record<string, string> = {}): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  const path = id === undefined ? page : `${page}/${encodeURIComponent(id)}`
  return asked.size === 0 ? `#${path}` : `#${path}?${asked}`
}

/** Changes how a page is shown; going back does not stop at each letter that was typed. */
export function replaceQuery({ page, id, query }: Route, changed: Record<string, string>): void {
  location.replace(hashOf(page, id, { ...Object.fromEntries(query), ...changed }))
}

/** The place that the address names, also after going back. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const update = () => setHash(location.hash)
    addEventListener('hashchange', update)
    return () => removeEventListener('hashchange', update)
  }, [])
  return routeOf(hash)
}
