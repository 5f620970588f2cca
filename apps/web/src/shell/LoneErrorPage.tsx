import { useEffect } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { preferences } from '../kit/data/preferences.ts'

/** The only words outside the locale files: they are needed when those files cannot be loaded. */
const words = {
  en: { title: 'Mailroom could not be loaded', reload: 'Reload' },
  de: { title: 'Mailroom konnte nicht geladen werden', reload: 'Neu laden' },
  id: { title: 'Mailroom tidak dapat dimuat', reload: 'Muat ulang' },
}

function reasonOf(error: unknown): string {
  if (isRouteErrorResponse(error)) return `${error.status} ${error.statusText}`
  return error instanceof Error ? error.message : String(error)
}

/** The page for errors that keep even the shell from loading. */
export function LoneErrorPage() {
  const error = useRouteError()
  useEffect(() => {
    // Only this page needs the styles; without them, the words are enough.
    import('./lone-page.css').catch(() => undefined)
  }, [])
  const { title, reload } = words[preferences().language]
  return (
    <div className="lone-page">
      <main>
        <h1>{title}</h1>
        <p lang="en">{reasonOf(error)}</p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          {reload}
        </button>
      </main>
    </div>
  )
}
