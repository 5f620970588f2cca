import '@cloudscape-design/global-styles/index.css'
import './main.css'
import './forced-colors.css'
// zod must not try `new Function`, which the content security policy forbids; this import precedes
// every schema.
import './kit/data/jitless.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { areas } from './areas.ts'
import { followPreferences } from './shell/appearance.ts'
import { consoleRoutes } from './shell/routes.ts'

followPreferences()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createBrowserRouter(consoleRoutes(areas))} />
  </StrictMode>,
)
