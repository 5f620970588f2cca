import { I18nProvider } from '@cloudscape-design/components/i18n'
import { DialogTitleContext } from '@mailroom/ui/dialog-title'
import { QueryClientProvider } from '@tanstack/react-query'
import { useLoaderData } from 'react-router'
import { usePreferences } from '../kit/data/preferences.ts'
import { type Session, SessionContext } from '../kit/data/session.ts'
import { useRead } from '../kit/data/use-read.ts'
import { nameDialog } from '../kit/page/page-title.ts'
import { cloudscapeMessages } from '../kit/words/cloudscape-messages.ts'
import { queryClient } from './client.ts'
import { Frame } from './Frame.tsx'

/** Gives the pages the session, which changes with the person's role. */
function SignedIn() {
  const first = useLoaderData<Session>()
  const { data: session = first } = useRead('session.describe', {})
  return (
    <SessionContext value={session}>
      <DialogTitleContext value={nameDialog}>
        <Frame />
      </DialogTitleContext>
    </SessionContext>
  )
}

/** The frame of every page for a signed-in person. */
export function Shell() {
  const { language } = usePreferences()
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={language} messages={cloudscapeMessages(language)}>
        <SignedIn />
      </I18nProvider>
    </QueryClientProvider>
  )
}
