import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar'
import { Outlet } from 'react-router'
import { useText } from '../texts/texts.ts'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { ConnectionStrip } from './ConnectionStrip.tsx'
import { JobWatch } from './JobWatch.tsx'
import { Notices } from './Notices.tsx'
import { Palette } from './Palette.tsx'
import { SessionWatch } from './SessionWatch.tsx'
import { SideMenu } from './SideMenu.tsx'
import { SkipLink } from './SkipLink.tsx'
import { TopBar } from './TopBar.tsx'

/** The bars around the page: above who and where, at the side where to, above the page what happened. */
export function Frame() {
  const text = useText('app')
  return (
    <>
      <SkipLink />
      <div id="top">
        <TopBar />
        <ConnectionStrip />
      </div>
      <AppLayoutToolbar
        headerSelector="#top"
        navigation={<SideMenu />}
        breadcrumbs={<Breadcrumbs />}
        notifications={<Notices />}
        toolsHide
        maxContentWidth={1800}
        content={
          <div id="content" tabIndex={-1}>
            <Outlet />
          </div>
        }
        ariaLabels={{
          navigation: text('mainNavigation'),
          navigationToggle: text('openNavigation'),
          navigationClose: text('closeNavigation'),
          notifications: text('notifications'),
        }}
      />
      <JobWatch />
      <SessionWatch />
      <Palette />
    </>
  )
}
