import './Frame.css'
import { useRef } from 'react'
import { Outlet } from 'react-router'
import { useText } from '../kit/words/texts.ts'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { ConnectionBadge } from './ConnectionBadge.tsx'
import { EndOfService } from './EndOfService.tsx'
import { JobWatch } from './JobWatch.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { MenuButton } from './MenuButton.tsx'
import { useMenuOpen } from './menu-open.ts'
import { Notices } from './Notices.tsx'
import { Palette } from './palette/Palette.tsx'
import { SessionWatch } from './SessionWatch.tsx'
import { SideMenu } from './SideMenu.tsx'
import { SkipLink } from './SkipLink.tsx'
import { useStickyOffset } from './sticky-offset.ts'
import { TopBar } from './TopBar.tsx'

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
