import { type LoaderFunctionArgs, redirect } from 'react-router'
import { hasCode } from '../kit/data/failure.ts'
import { readOptions } from '../kit/data/use-read.ts'
import { loadCloudscapeMessages } from '../kit/words/cloudscape-messages.ts'
import { loadByLanguage, loadWords } from '../kit/words/texts.ts'
import { queryClient } from './client.ts'

/** Returns the address of the sign-in page that returns to the current one. */
export function signInPath(here: { pathname: string; search: string }, problem?: string): string {
  const query = new URLSearchParams({
    ...(problem === undefined ? {} : { problem }),
    returnTo: `${here.pathname}${here.search}`,
  })
  return `/sign-in?${query}`
}

/** Reads the session while the texts of the shell load; does not require a sign-in. */
export async function loadSession({ request }: LoaderFunctionArgs) {
  const words = Promise.all([loadWords('app'), loadByLanguage(loadCloudscapeMessages)])
  try {
    const [session] = await Promise.all([
      queryClient.ensureQueryData(readOptions('session.describe', {})),
      words,
    ])
    return session
  } catch (failure) {
    if (hasCode(failure, 'NotSignedIn')) throw redirect(signInPath(new URL(request.url)))
    // A page in the person's language, and not the error page of an app that could not be loaded.
    if (hasCode(failure, 'StoreUnavailable'))
      throw redirect(signInPath(new URL(request.url), 'unavailable'))
    throw failure
  }
}
