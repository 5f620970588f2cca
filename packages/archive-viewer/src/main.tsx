import './style.css'
import { render } from 'preact'
import ArchiveWorker from './archive/archive.worker.ts?worker&inline'
import { askWorker } from './archive/ask.ts'
import { App } from './frame/App.tsx'

/** Takes what stands at the end of the page, once it is all there; it is not needed twice. */
async function embedded(): Promise<string | undefined> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }))
  const data = document.getElementById('archive-data')
  const text = data?.textContent?.trim()
  if (data) data.textContent = ''
  return text || undefined
}

// A file that misses its place would take the place of this page, and all that was opened.
for (const name of ['dragover', 'drop'] as const)
  addEventListener(name, (event) => event.preventDefault())

const place = document.getElementById('archive')
if (place) render(<App ask={askWorker(new ArchiveWorker())} embedded={embedded} />, place)
