import { Outlet } from 'react-router'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { Preview } from './Preview.tsx'
import { Settings } from './Settings.tsx'
import { Texts } from './Texts.tsx'

/** What people are told about the move, and the file for a mail merge. Source: EXIT-14. */
export function AnnouncementsPage() {
  const text = useText('announcements')
  return (
    <Page title={text('title')} description={text('description')}>
      <Settings />
      <Preview />
      <Texts />
      <Outlet />
    </Page>
  )
}
