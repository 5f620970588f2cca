import '@cloudscape-design/global-styles/index.css'
import '../main.css'
import '../forced-colors.css'
import { createRoot } from 'react-dom/client'
import { loadCloudscapeMessages } from '../kit/words/cloudscape-messages.ts'
import { loadByLanguage, loadWords } from '../kit/words/texts.ts'
import { answerRequests } from './answers.ts'
import type { Section } from './example.ts'
import { Gallery } from './Gallery.tsx'

/**
 * Shows a page of blocks in an element, after the words that the blocks say are loaded. The returned
 * function takes it off again.
 */
export async function openGallery(
  element: Element,
  sections: readonly Section[],
): Promise<() => void> {
  answerRequests()
  await Promise.all([
    loadWords('app', 'directory', 'mailServers', 'rules'),
    loadByLanguage(loadCloudscapeMessages),
  ])
  const root = createRoot(element)
  root.render(<Gallery sections={sections} />)
  return () => root.unmount()
}
