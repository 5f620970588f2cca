import './Frame.css'
import { useEffect, useRef } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useCurrentConnection } from '../kit/data/current-region.ts'
import { useSessionEnded } from '../kit/data/session-end.ts'
import { hasUnsavedWork } from '../kit/form/unsaved-work.ts'
import { useText } from '../kit/words/texts.ts'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { EndOfService } from './EndOfService.tsx'
import { JobWatch } from './JobWatch.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { signInPath } from './load-session.ts'
import { MenuButton } from './MenuButton.tsx'
import { useMenuOpen } from './menu-open.ts'
import { Notices } from './Notices.tsx'
import { Palette } from './palette/Palette.tsx'
import { SideMenu } from './SideMenu.tsx'
import { useStickyOffset } from './sticky-offset.ts'
import { TopBar } from './TopBar.tsx'

/** Lets people who use the keyboard skip the bars. */
function SkipLink() {
  const text = useText('app')
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => document.getElementById('content')?.focus()}
    >
      {text('skipToContent')}
    </button>
  )
}

/**
 * Opens the sign-in page when the session has ended; after typing it tells the person instead, so
 * that nothing is lost.
 */
function SessionWatch() {
  const ended = useSessionEnded()
  const here = useLocation()
  useEffect(() => {
    if (ended && !hasUnsavedWork()) location.assign(signInPath(here, 'expired'))
  }, [ended, here])
  return null
}

/**
 * Says prominently that this is a simulation, or that changes are impossible; a narrow window omits
 * the explanation.
 */
function ConnectionBadge() {
  const text = useText('app')
  const connection = useCurrentConnection()
  if (!connection?.local && !connection?.readOnly) return null
  return (
    <section className="connection-badge" aria-label={text('connection')}>
      {connection.local && (
        <p>
          <strong>{text('local')}</strong> <span>{text('localExplanation')}</span>
        </p>
      )}
      {connection.readOnly && (
        <p>
          <strong>{text('readOnly')}</strong> <span>{text('readOnlyConnection')}</span>
        </p>
      )}
    </section>
  )
}

/**
 * The bars around the page: the person and the place at the top, the menu at the side, messages
 * above the page. They are plain elements in the look of Cloudscape's app layout, which weighs as
 * much as everything on a page and measures it again at every step.
 */
export function Frame() {
  const text = useText('app')
  const menu = useMenuOpen()
  const top = useRef<HTMLDivElement>(null)
  useStickyOffset(top)
  return (
    <>
      <SkipLink />
      <div id="top" ref={top}>
        <TopBar />
        <div className="toolbar">
          <MenuButton menu={menu} />
          <Breadcrumbs />
          <ConnectionBadge />
        </div>
      </div>
      <div className="frame awsui-context-app-layout-toolbar">
        {menu.open && <SideMenu menu={menu} />}
        <div className="frame-page" inert={menu.open && menu.covers}>
          <EndOfService />
          <main>
            <section className="notices" aria-label={text('notifications')}>
              <Notices />
            </section>
            <div id="content" tabIndex={-1}>
              <Outlet />
            </div>
          </main>
        </div>
      </div>
      <JobWatch />
      <SessionWatch />
      <Palette />
      <KeyboardHelp />
    </>
  )
}
