import * as z from 'zod/mini'
import { postWithToken } from '../kit/data/call.ts'
import { hasCode } from '../kit/data/failure.ts'
import { notify } from '../kit/data/notifications.ts'
import type { Text } from '../kit/words/texts.ts'

const Answer = z.object({ location: z.string() })

/**
 * Ends the session here and at the identity provider. A person who is already signed out goes to
 * the sign-in page.
 */
export async function signOut(text: Text<'app'>): Promise<void> {
  try {
    location.assign(Answer.parse(await postWithToken('/auth/sign-out', {})).location)
  } catch (failure) {
    if (hasCode(failure, 'NotSignedIn')) location.assign('/')
    else notify({ type: 'error', content: text('error.Unreachable') })
  }
}
