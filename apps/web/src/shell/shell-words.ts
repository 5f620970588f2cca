import { addWords } from '../kit/words/texts.ts'
import { words } from '../kit/words/words.ts'

const search = words(
  () => import('./palette/locales/en.json'),
  () => import('./palette/locales/de.json'),
  () => import('./palette/locales/id.json'),
)

declare module '../kit/words/texts.ts' {
  interface Words {
    search: typeof search
  }
}

addWords({ search })
