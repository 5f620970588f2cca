import '../kit/data/jitless.ts'
import { followPreferences } from '../shell/appearance.ts'
import { openGallery } from './open-gallery.tsx'
import { sections } from './sections.ts'

followPreferences()

const root = document.getElementById('root')
if (!root) throw new Error('kit.html has no #root')
await openGallery(root, sections)
