import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const signIn = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    signIn: typeof signIn
  }
}

const { page } = routesWith('signIn')

export default defineArea({
  words: { signIn },
  routes: {
    beforeSignIn: [
      page('sign-in', 'anybody', () => import('./SignInPage.tsx')),
      page('signed-in', 'anybody', () => import('./SignedInPage.tsx')),
    ],
  },
})
