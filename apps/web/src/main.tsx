import '@cloudscape-design/global-styles/index.css'
import './main.css'
import './forced-colors.css'
// zod must not try `new Function`, which the content security policy forbids; this import precedes
// every schema.
import './kit/data/jitless.ts'
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { areas } from './areas.ts'
import { onPreference, preferences } from './kit/data/preferences.ts'
import { consoleRoutes } from './shell/routes.ts'

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

function apply(): void {
  const { theme, density, language } = preferences()
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark.matches)
  applyMode(dark ? Mode.Dark : Mode.Light)
  applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable)
  document.documentElement.lang = language
}

/** Applies the person's preferences to the document, now and at every change. */
function followPreferences(): void {
  apply()
  onPreference(apply)
  systemIsDark.addEventListener('change', apply)
}

followPreferences()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createBrowserRouter(consoleRoutes(areas))} />
  </StrictMode>,
)
